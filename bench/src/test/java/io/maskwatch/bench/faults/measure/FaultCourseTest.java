package io.maskwatch.bench.faults.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.FailureCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A fault from second 10 to second 20. */
class FaultCourseTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void tellsWhenItWasNoticedAndWhenItWasOver() {
        FaultCourse course = course(
                streaming(0),
                failed(12, FailureCause.STALLED, 14.0),
                connecting(14),
                failed(17, FailureCause.TIMED_OUT, 23.0),
                connecting(23),
                streaming(24));

        assertThat(course.causes()).containsExactly(FailureCause.STALLED, FailureCause.TIMED_OUT);
        assertThat(course.toNotice()).contains(Duration.ofSeconds(2));
        assertThat(course.toRecover()).contains(Duration.ofSeconds(4));
        assertThat(course.toRecoverFromDueAttempt()).contains(Duration.ofSeconds(1));
    }

    @Test
    void doesNotExcuseAPauseAfterAnAttemptThatBeganWhenItWasOver() {
        FaultCourse course = course(
                streaming(0),
                failed(12, FailureCause.STALLED, 21.0),
                connecting(21),
                failed(24, FailureCause.TIMED_OUT, 30.0),
                connecting(30),
                streaming(31));

        assertThat(course.toRecoverFromDueAttempt()).contains(Duration.ofSeconds(10));
    }

    @Test
    void excusesThePauseAfterAnAttemptThatTheFaultStillSpoiled() {
        FaultCourse course = course(
                streaming(0),
                failed(12, FailureCause.STALLED, 19.0),
                connecting(19),
                failed(22, FailureCause.TIMED_OUT, 30.0),
                connecting(30),
                streaming(31));

        assertThat(course.toRecoverFromDueAttempt()).contains(Duration.ofSeconds(1));
    }

    @Test
    void knowsAFaultThatWasRiddenThroughAndOneThatNeverEnded() {
        FaultCourse through = course(streaming(0));
        assertThat(through.causes()).isEmpty();
        assertThat(through.toNotice()).isEmpty();
        assertThat(through.toRecover()).contains(Duration.ZERO);
        FaultCourse never = course(streaming(0), failed(12, FailureCause.STALLED, 14.0), connecting(14));
        assertThat(never.toRecover()).isEmpty();
    }

    @Test
    void countsFramesThatAreMissingAndThoseOfWhichNobodySpeaks() {
        List<SeenFrame> frames = List.of(frame(1, 5), frame(2, 9), frame(3, 11), frame(6, 19), frame(7, 25));
        FaultCourse course = new FaultCourse(
                new Sighting(List.of(streaming(0)), frames), START.plusSeconds(10), START.plusSeconds(20), false, true);

        assertThat(course.framesMissing(1)).isEqualTo(8);
        assertThat(course.unaccounted()).isEqualTo(2);
    }

    @Test
    void takesNoCameraForOneThatCameBackWhichGivesNoPictures() {
        FaultCourse told =
                course(false, streaming(0), failed(12, FailureCause.STALLED, 14.0), connecting(14), streaming(22));
        assertThat(told.toRecover()).isEmpty();
        assertThat(told.toRecoverFromDueAttempt()).isEmpty();
        FaultCourse untold = course(false, streaming(0));
        assertThat(untold.riddenThrough()).isTrue();
        assertThat(untold.toRecoverFromDueAttempt()).isEmpty();
    }

    private static FaultCourse course(CameraStatus... statuses) {
        return course(true, statuses);
    }

    private static FaultCourse course(boolean cameBack, CameraStatus... statuses) {
        return new FaultCourse(
                new Sighting(List.of(statuses), List.of()),
                START.plusSeconds(10),
                START.plusSeconds(20),
                false,
                cameBack);
    }

    private static SeenFrame frame(long sequence, int second) {
        return new SeenFrame(1, sequence, START.plusSeconds(second));
    }

    private static CameraStatus streaming(int second) {
        return status(second, CameraState.STREAMING, FailureCause.NONE, null);
    }

    private static CameraStatus connecting(int second) {
        return status(second, CameraState.CONNECTING, FailureCause.NONE, null);
    }

    private static CameraStatus failed(int second, FailureCause cause, double nextAt) {
        return status(second, CameraState.BACKING_OFF, cause, START.plusMillis(Math.round(1000 * nextAt)));
    }

    private static CameraStatus status(int second, CameraState state, FailureCause cause, @Nullable Instant next) {
        Instant at = START.plusSeconds(second);
        return CameraStatus.newBuilder()
                .setCameraId("camera")
                .setSession(1)
                .setState(state)
                .setCause(cause)
                .setAt(at)
                .setSince(at)
                .setNextAttemptAt(next)
                .setWorkerId("worker")
                .setPublishedSequence(0)
                .setUnpublished(0)
                .setFramesPublished(0)
                .setReconnects(0)
                .build();
    }
}
