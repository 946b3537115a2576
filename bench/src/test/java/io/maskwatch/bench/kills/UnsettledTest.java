package io.maskwatch.bench.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnsettledTest {
    private static final Duration FOR_EVER = Duration.ofMinutes(10);

    private final List<String> said = new ArrayList<>();
    private final Unsettled unsettled = new Unsettled(Duration.ofMillis(1), said::add);

    @Test
    void saysNothingOfWhatComesAboutInTheEnd() {
        Iterator<Boolean> looks = List.of(false, false, true).iterator();
        unsettled.await(FOR_EVER, "it did not come", looks::next);
        assertThat(looks.hasNext()).isFalse();
        assertThat(unsettled.sentences()).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void asksAgainWhereAskingFails() {
        Iterator<Boolean> looks = List.of(false, true).iterator();
        unsettled.await(FOR_EVER, "it did not come", () -> {
            if (!looks.next()) {
                throw new IllegalStateException("no broker");
            }
            return true;
        });
        assertThat(unsettled.sentences()).isEmpty();
    }

    @Test
    void saysWhatWasWaitedForAndWhyItIsNotKnown() {
        unsettled.await(Duration.ZERO, "the sinks had not worked in everything", () -> false);
        unsettled.await(Duration.ZERO, "the detectors had not", () -> {
            throw new IllegalStateException("no broker");
        });
        assertThat(unsettled.sentences())
                .containsExactly(
                        "the sinks had not worked in everything, after 0 s of waiting",
                        "the detectors had not, after 0 s of waiting: java.lang.IllegalStateException: no broker");
        assertThat(said).isEqualTo(unsettled.sentences());
    }

    @Test
    void takesSomethingElseWhereAStepFails() {
        assertThat(unsettled.attempt("counting", 7, () -> 3)).isEqualTo(3);
        int instead = unsettled.attempt("counting", 7, () -> {
            throw new IllegalStateException("no broker");
        });
        assertThat(instead).isEqualTo(7);
        assertThat(unsettled.sentences())
                .containsExactly("counting failed: java.lang.IllegalStateException: no broker");
    }

    @Test
    void goesOnNoFurtherOnceInterrupted() {
        try {
            assertThatThrownBy(() -> unsettled.attempt("counting", 7, () -> {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("interrupted");
                    }))
                    .hasMessage("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
