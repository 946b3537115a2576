package io.maskwatch.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DemoTimesTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void leavesAnEmptyVenueInWhichIncidentsCanClose() {
        Instant now = START.plusSeconds(10);
        DemoTimes times = DemoTimes.until(START.plusSeconds(90), now, START);
        assertThat(times.watchUntil()).isBefore(START.plusSeconds(90)).isAfter(now.plus(times.scene()));
        assertThat(Duration.between(now.plus(times.scene()), times.watchUntil()))
                .isGreaterThanOrEqualTo(DemoRules.WINDOW);
        assertThat(times.scene()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void refusesARunThatIsTooShortAndNamesALengthThatWillDo() {
        Instant now = START.plusSeconds(12);
        assertThatThrownBy(() -> DemoTimes.until(START.plusSeconds(40), now, START))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.code()).isEqualTo(ExitCode.USAGE))
                .hasMessageContainingAll("--seconds", "Use at least 67");
        DemoTimes.until(START.plusSeconds(67), now, START);
    }
}
