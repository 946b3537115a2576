package io.maskwatch.app.replay;

import io.maskwatch.schemas.CameraStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is not stored of a span of time, in words. Stateless. */
public final class Gaps {
    /** A heartbeat of the status. */
    private static final long HEARTBEAT_MS = 10_000;

    private static final double WHOLE = 0.99;

    private Gaps() {}

    /** One sentence for each camera and reason. */
    public static List<String> of(StoredRecords records, Instant from, Instant to) {
        List<String> gaps = new ArrayList<>();
        for (String camera : records.cameraIds()) {
            double share = share(records.windows(camera), from.toEpochMilli(), to.toEpochMilli());
            if (share < WHOLE) {
                gaps.add("%s: windows are kept of %.0f %% of the time; outside them its people were not judged."
                        .formatted(camera, 100 * share));
            }
            Instant first = records.statuses(camera).stream()
                    .map(CameraStatus::getAt)
                    .min(Comparator.naturalOrder())
                    .orElse(to);
            if (first.isAfter(from.plusMillis(HEARTBEAT_MS))) {
                gaps.add("%s: its status is kept from %s on; before, camera-silent was not judged."
                        .formatted(camera, first));
            }
        }
        return gaps;
    }

    private static double share(List<StoredWindow> windows, long fromMs, long toMs) {
        Map<Long, Long> spans = new TreeMap<>();
        windows.forEach(window -> spans.put(window.startMs(), window.endMs()));
        long covered = spans.entrySet().stream()
                .mapToLong(span -> Math.max(0, Math.min(toMs, span.getValue()) - Math.max(fromMs, span.getKey())))
                .sum();
        return (double) covered / Math.max(1, toMs - fromMs);
    }
}
