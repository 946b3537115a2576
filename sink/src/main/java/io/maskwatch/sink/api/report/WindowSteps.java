package io.maskwatch.sink.api.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.api.view.RecordTree;
import io.maskwatch.sink.api.view.Times;
import io.maskwatch.sink.history.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Joins windows to longer steps, which begin at multiples of their length since 1970 in UTC. Windows must come by subject,
 * then by start. A step without any window is left out. For one thread.
 */
public final class WindowSteps {
    private final long stepMs;
    private final TimeRange range;
    private final Instant now;
    private final ArrayNode items = JsonNodeFactory.instance.arrayNode();
    private @Nullable Step current;

    /**
     * No windows yet.
     *
     * @param step the length of a step
     * @param range what is asked for; coverage is that of the part of a step that lies in it
     * @param now the part of a step that is yet to come counts for nothing
     */
    public WindowSteps(Duration step, TimeRange range, Instant now) {
        this.stepMs = step.toMillis();
        this.range = range;
        this.now = now;
    }

    /** Takes the next window. */
    public void add(ComplianceWindow window) {
        long startMs = Math.floorDiv(window.getStartAt().toEpochMilli(), stepMs) * stepMs;
        Step step = current;
        if (step == null || step.startMs != startMs || !step.subject.equals(window.getSubject())) {
            finish();
            step = new Step(window.getSubject(), startMs);
            current = step;
        }
        step.add(window);
    }

    /** How many steps there are. */
    public int size() {
        return items.size() + (current == null ? 0 : 1);
    }

    /** All steps. */
    public ArrayNode items() {
        finish();
        return items;
    }

    private void finish() {
        if (current != null) {
            items.add(current.view());
            current = null;
        }
    }

    private final class Step {
        private final String subject;
        private final long startMs;
        private final Tally tally = new Tally();
        private final Set<String> cameras = new TreeSet<>();
        private final Set<String> missing = new TreeSet<>();
        private final Set<String> models = new TreeSet<>();
        private boolean isFinal = true;
        private long settingsRevision = -1;
        private final int[] counts = new int[7];

        Step(String subject, long startMs) {
            this.subject = subject;
            this.startMs = startMs;
        }

        void add(ComplianceWindow window) {
            tally.add(window);
            cameras.addAll(window.getCameras());
            missing.addAll(window.getMissingCameras());
            if (window.getModelHash() != null) {
                models.add(window.getModelHash());
            }
            isFinal &= window.getKind() == WindowKind.FINAL;
            settingsRevision = window.getSettingsRevision();
            int[] more = {
                window.getFramesAnalysed(),
                window.getFramesShed(),
                window.getFramesRejected(),
                window.getFramesTruncated(),
                window.getFramesLate(),
                window.getFaces(),
                window.getFacesTooSmall()
            };
            for (int i = 0; i < counts.length; i++) {
                counts[i] += more[i];
            }
        }

        ObjectNode view() {
            Instant start = Instant.ofEpochMilli(startMs);
            Instant end = start.plusMillis(stepMs);
            ObjectNode view = JsonNodeFactory.instance.objectNode();
            view.put("subject", subject)
                    .put("startAt", Times.text(start))
                    .put("endAt", Times.text(end))
                    .put("kind", (isFinal ? WindowKind.FINAL : WindowKind.PROVISIONAL).name())
                    .putNull("present");
            view.set("arrived", RecordTree.of(tally.arrived()));
            view.set("rate", RecordTree.orNull(tally.rate()));
            view.put("meanOccupancy", tally.meanOccupancy())
                    .put("peakOccupancy", tally.peakOccupancy())
                    .put("coverage", tally.coverage(Span.ms(start, end, range, now)))
                    .put("framesAnalysed", counts[0])
                    .put("framesShed", counts[1])
                    .put("framesRejected", counts[2])
                    .put("framesTruncated", counts[3])
                    .put("modelHash", models.size() == 1 ? models.iterator().next() : null)
                    .put("settingsRevision", settingsRevision);
            missing.forEach(view.putArray("missingCameras")::add);
            cameras.forEach(view.putArray("cameras")::add);
            return view.put("framesLate", counts[4]).put("faces", counts[5]).put("facesTooSmall", counts[6]);
        }
    }
}
