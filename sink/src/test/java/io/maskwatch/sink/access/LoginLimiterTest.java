package io.maskwatch.sink.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginLimiterTest {
    private final SetClock clock = new SetClock();
    private final LoginLimiter limiter = new LoginLimiter(clock);

    @Test
    void waitsLongerAfterEachFailureInOneName() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            String address = "10.0.0." + i;
            Duration wait = limiter.admit("ann", address);
            waits.add(wait.toSeconds());
            clock.pass(wait);
            if (!wait.isZero()) {
                assertThat(limiter.admit("ann", address)).isZero();
            }
        }
        assertThat(waits).containsExactly(0L, 0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void waitsLongerAfterEachFailureFromOneAddress() {
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.admit("user" + i, "10.0.0.1")).isZero();
        }
        assertThat(limiter.admit("another", "10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
        assertThat(limiter.admit("another", "10.0.0.2")).isZero();
    }

    @Test
    void takesTheAddressesOfOneIpv6NetworkForOne() {
        for (int i = 0; i < 10; i++) {
            limiter.admit("user" + i, "2001:db8:1:2::" + i);
        }
        assertThat(limiter.admit("another", "2001:db8:1:2:ffff::1")).isPositive();
        assertThat(limiter.admit("another", "2001:db8:1:3::1")).isZero();
    }

    @Test
    void whoWaitsIsNotCounted() {
        IntStream.range(0, 5).forEach(i -> limiter.admit("ann", "10.0.0.1"));
        for (int i = 0; i < 100; i++) {
            assertThat(limiter.admit("ann", "10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void aSuccessFreesTheNameButNotTheAddress() {
        for (int i = 0; i < 9; i++) {
            limiter.admit("user" + i, "10.0.0.1");
        }
        assertThat(limiter.admit("ann", "10.0.0.1")).isZero();
        limiter.succeeded("ann", "10.0.0.1");
        assertThat(limiter.admit("user", "10.0.0.1")).isZero();
        assertThat(limiter.admit("user", "10.0.0.1")).isPositive();
    }

    @Test
    void forgetsAnHourAfterTheLastFailure() {
        IntStream.range(0, 5).forEach(i -> limiter.admit("ann", "10.0.0.1"));
        clock.pass(Duration.ofMinutes(61));
        IntStream.range(0, 5)
                .forEach(i -> assertThat(limiter.admit("ann", "10.0.0.1")).isZero());
    }

    @Test
    void remembersABoundedNumberOfNames() {
        FailureCounts counts = new FailureCounts(5, Duration.ofMinutes(1), clock);
        IntStream.range(0, 50_000).forEach(i -> counts.fail("user" + i, clock.instant()));
        assertThat(counts.keys()).isLessThanOrEqualTo(10_000);
    }

    @Test
    void letsNoMoreInWhenManyComeAtOnce() throws Exception {
        int threads = 16;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Callable<Integer> guesser = () -> (int) IntStream.range(0, 200)
                    .filter(i -> limiter.admit("ann", "10.0.0." + i).isZero())
                    .count();
            int admitted = 0;
            for (Future<Integer> guesses : pool.invokeAll(
                    IntStream.range(0, threads).mapToObj(i -> guesser).toList())) {
                admitted += guesses.get();
            }
            assertThat(admitted).isEqualTo(5);
        } finally {
            pool.shutdownNow();
        }
    }
}
