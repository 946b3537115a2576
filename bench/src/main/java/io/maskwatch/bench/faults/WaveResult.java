package io.maskwatch.bench.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an outage of all cameras at once led to.
 *
 * @param cameras how many
 * @param lastNoticeMs until the last of them was told
 * @param lastRecoveryMs until the last of them streamed again, from the end of the outage
 * @param lastRecoveryFromDueMs as above, of each camera from the first attempt that was due after the outage
 * @param attempts connections that were tried during the outage
 * @param mostAttemptsInASecond of all cameras together, during the outage and after it, but for its first second; seconds
 *     are those of the clock, from one full one to the next
 * @param commonIncidents incidents that were opened for all together
 * @param ownIncidents incidents that were opened for one camera each
 */
record WaveResult(
        int cameras,
        long lastNoticeMs,
        long lastRecoveryMs,
        long lastRecoveryFromDueMs,
        long attempts,
        long mostAttemptsInASecond,
        long commonIncidents,
        long ownIncidents) {
    /** Told in time, in one word for all, no storm, and back within two seconds of the attempts that are due. */
    boolean met() {
        return commonIncidents == 1
                && ownIncidents == 0
                && lastNoticeMs <= FaultResult.NOTICE.toMillis()
                && mostAttemptsInASecond <= cameras
                && lastRecoveryFromDueMs <= 2_000;
    }

    String line() {
        return ("%d cameras off for %d s: told after %d ms at the latest, back after %d ms (%d ms from the attempt due);"
                        + " %d attempts, at most %d in any second of the clock; incidents: %d common, %d of one camera%s")
                .formatted(
                        cameras,
                        WaveTrial.OUTAGE.toSeconds(),
                        lastNoticeMs,
                        lastRecoveryMs,
                        lastRecoveryFromDueMs,
                        attempts,
                        mostAttemptsInASecond,
                        commonIncidents,
                        ownIncidents,
                        met() ? "" : "  MISSED");
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("cameras", cameras)
                .put("outageMs", WaveTrial.OUTAGE.toMillis())
                .put("lastNoticeMs", lastNoticeMs)
                .put("lastRecoveryMs", lastRecoveryMs)
                .put("lastRecoveryFromDueMs", lastRecoveryFromDueMs)
                .put("attempts", attempts)
                .put("mostAttemptsInASecond", mostAttemptsInASecond)
                .put("commonIncidents", commonIncidents)
                .put("ownIncidents", ownIncidents);
    }
}
