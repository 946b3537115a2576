package io.maskwatch.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The small parts that every process is held together by. */
class LifeCycleTest {
    @Property(tries = 300)
    void pausesGrowToTheCeilingAndVary(@ForAll long seed) {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(3), new Random(seed));
        for (long ceilingMs : new long[] {100, 200, 400, 800, 1600, 3000, 3000, 3000}) {
            assertThat(backoff.next()).isBetween(Duration.ofMillis(ceilingMs / 2), Duration.ofMillis(ceilingMs));
        }
        backoff.reset();
        assertThat(backoff.next()).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    }

    @Test
    void pausesOfManyDiffer() {
        long distinct = new Random(1)
                .longs(100)
                .mapToObj(seed -> new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8), new Random(seed)).next())
                .distinct()
                .count();
        assertThat(distinct).isGreaterThan(50);
    }

    @Test
    void refusesPausesThatCannotBe() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1), new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closesInReverseOrderAndOnce() {
        List<String> closed = new ArrayList<>();
        ClosingStack stack = new ClosingStack();
        stack.push(() -> closed.add("first"));
        stack.push(() -> closed.add("second"));
        stack.close();
        stack.close();
        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void losesNoFailureAndClosesTheRest() {
        List<String> closed = new ArrayList<>();
        ClosingStack stack = new ClosingStack();
        IllegalStateException same = new IllegalStateException("twice");
        stack.push(() -> closed.add("first"));
        stack.push(() -> {
            throw new java.io.IOException("checked");
        });
        stack.push(() -> {
            throw new AssertionError("error");
        });
        stack.push(() -> {
            throw same;
        });
        stack.push(() -> {
            throw same;
        });
        assertThatThrownBy(stack::close)
                .isSameAs(same)
                .satisfies(e -> assertThat(e.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("error", "checked"));
        assertThat(closed).containsExactly("first");
    }

    @Test
    void interruptionWhileClosingIsKept() {
        ClosingStack stack = new ClosingStack();
        stack.push(() -> {
            throw new InterruptedException("stop");
        });
        assertThatThrownBy(stack::close).hasRootCauseMessage("stop");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void tellsRepeatingErrorsOnceAPeriodWithTheirCount() {
        Logger log = (Logger) LoggerFactory.getLogger("tally");
        log.setAdditive(false);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        ErrorTally tally = new ErrorTally(log, now::get, Duration.ofSeconds(10));

        tally.count("refused", "first rtsp://u:geheim@h/");
        tally.count("refused", "second");
        tally.count("timed out", "other kind");
        tally.count("refused", "third");
        now.set(Instant.EPOCH.plusSeconds(10));
        tally.count("refused", "fourth");

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "refused: first rtsp://***@h/ (1 since the last line)",
                        "timed out: other kind (1 since the last line)",
                        "refused: fourth (3 since the last line)");
    }

    @Test
    void userErrorIsOneRedactedParagraph() {
        UserError error = new UserError(
                ExitCode.UNAVAILABLE, "camera gate", " rtsp://u:geheim@h/ does not answer ", "Check the cable!");
        assertThat(error).hasMessage("camera gate: rtsp://***@h/ does not answer. Check the cable!");
        assertThat(error.code().status()).isEqualTo(4);
    }

    @Test
    void exitCodesAreDistinctAndExplained() {
        assertThat(ExitCode.values()).extracting(ExitCode::status).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(ExitCode.values())
                .allSatisfy(code -> assertThat(code.meaning()).isNotBlank());
    }

    @Test
    void failureOfAThreadReachesItsOwner() throws InterruptedException {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread thread = NamedThreads.start(
                "worker-7",
                () -> {
                    throw new IllegalStateException("bug");
                },
                (failed, cause) -> seen.set(cause));
        assertThat(NamedThreads.join(thread, Duration.ofSeconds(10))).isTrue();
        assertThat(thread.getName()).isEqualTo("worker-7");
        assertThat(seen.get()).hasMessage("bug");
    }

    @Test
    void poolsHaveNamesAndStopWhenTold() {
        ExecutorService pool = Executors.newFixedThreadPool(2, NamedThreads.factory("decode"));
        AtomicReference<String> name = new AtomicReference<>();
        CountDownLatch running = new CountDownLatch(1);
        pool.execute(() -> {
            name.set(Thread.currentThread().getName());
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        org.awaitility.Awaitility.await().until(() -> running.getCount() == 0);
        assertThat(NamedThreads.stop(pool, Duration.ofSeconds(10))).isTrue();
        assertThat(name.get()).isEqualTo("decode-1");
    }

    @Test
    void joinKeepsTheInterruptFlag() {
        Thread.currentThread().interrupt();
        assertThat(NamedThreads.join(Thread.currentThread(), Duration.ofMillis(1)))
                .isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
