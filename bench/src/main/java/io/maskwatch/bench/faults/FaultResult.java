package io.maskwatch.bench.faults;

import io.maskwatch.bench.faults.measure.Beside;
import io.maskwatch.bench.faults.measure.FaultCourse;
import io.maskwatch.bench.faults.measure.Vitals;
import io.maskwatch.schemas.FailureCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What one fault led to.
 *
 * @param fault which
 * @param course what the camera's records tell
 * @param beside what the camera beside it did meanwhile
 * @param left what the process holds more than before, once the camera is gone
 */
record FaultResult(FaultCase fault, FaultCourse course, Beside beside, Vitals left) {
    /** Longest silence, freeze or darkness that cameras here are allowed. */
    static final Duration STALL = Duration.ofSeconds(3);

    /** How soon a failure is to be told. */
    static final Duration NOTICE = STALL.multipliedBy(2);

    static final double FRAMES_PER_SECOND = 4;

    private static final Duration RECOVERY = Duration.ofSeconds(2);
    private static final long LONGEST_GAP_MS = 2_000;

    /** Which goals are missed, in words. */
    List<String> missed() {
        List<String> missed = new ArrayList<>();
        List<FailureCause> causes = course.causes();
        if (!fault.expected().containsAll(causes) || (fault.mustBeTold() && causes.isEmpty())) {
            missed.add("causes");
        }
        if (fault.mustBeTold() && course.toNotice().filter(this::soonEnough).isEmpty()) {
            missed.add("notice");
        }
        if (course.toRecoverFromDueAttempt()
                .filter(time -> time.compareTo(RECOVERY) <= 0)
                .isEmpty()) {
            missed.add("recovery");
        }
        if (course.unaccounted() > 0) {
            missed.add("sequences");
        }
        if (!beside.streamed() || beside.longestGapMs() > LONGEST_GAP_MS) {
            missed.add("others");
        }
        return missed;
    }

    private boolean soonEnough(Duration time) {
        return time.compareTo(NOTICE) <= 0;
    }
}
