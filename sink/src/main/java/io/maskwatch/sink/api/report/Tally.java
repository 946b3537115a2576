package io.maskwatch.sink.api.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.schemas.ComplianceRate;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.sink.api.view.RecordTree;
import io.maskwatch.sink.window.WilsonInterval;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What windows add up to. Persons who arrived are added; the rate is theirs; occupancy is weighted by coverage. For one
 * thread.
 */
final class Tally {
    private static final int DEFAULT_SAMPLE = 5;

    private final PersonCounts.Builder arrived = PersonCounts.newBuilder()
            .setMasked(0)
            .setUnmasked(0)
            .setIncorrect(0)
            .setUnknown(0);
    private double coveredMs;
    private long seenMs;
    private double occupancyMs;
    private double occupiedMs;
    private @Nullable Integer peak;

    void add(ComplianceWindow window) {
        double lengthMs =
                Duration.between(window.getStartAt(), window.getEndAt()).toMillis();
        PersonCounts more = window.getArrived();
        arrived.setMasked(arrived.getMasked() + more.getMasked())
                .setUnmasked(arrived.getUnmasked() + more.getUnmasked())
                .setIncorrect(arrived.getIncorrect() + more.getIncorrect())
                .setUnknown(arrived.getUnknown() + more.getUnknown());
        coveredMs += window.getCoverage() * lengthMs;
        seenMs += window.getCoverage() > 0 ? (long) lengthMs : 0;
        if (window.getMeanOccupancy() != null) {
            double weight = window.getCoverage() * lengthMs;
            occupancyMs += window.getMeanOccupancy() * weight;
            occupiedMs += weight;
        }
        if (window.getPeakOccupancy() != null) {
            peak = peak == null ? window.getPeakOccupancy() : Math.max(peak, window.getPeakOccupancy());
        }
    }

    PersonCounts arrived() {
        return PersonCounts.newBuilder(arrived).build();
    }

    /** Share of those who arrived; null where nobody was judged. */
    @Nullable
    ComplianceRate rate() {
        PersonCounts counts = arrived();
        return WilsonInterval.sample(counts) == 0 ? null : WilsonInterval.of(counts, DEFAULT_SAMPLE);
    }

    /** Share of a span for which there were analysed frames, 0 to 1; what has no window counts 0. */
    double coverage(long spanMs) {
        return spanMs <= 0 ? 0 : Math.min(1, coveredMs / spanMs);
    }

    /** Time of a span, in minutes, of which no window has any coverage. */
    double minutesWithoutData(long spanMs) {
        return Math.max(0, spanMs - seenMs) / 60_000.0;
    }

    @Nullable
    Integer peakOccupancy() {
        return peak;
    }

    @Nullable
    Double meanOccupancy() {
        return occupiedMs > 0 ? (Double) (occupancyMs / occupiedMs) : null;
    }

    /** Adds {@code arrived}, {@code rate} and {@code coverage} to the view. */
    ObjectNode onto(ObjectNode view, long spanMs) {
        view.set("arrived", RecordTree.of(arrived()));
        view.set("rate", RecordTree.orNull(rate()));
        return view.put("coverage", coverage(spanMs));
    }
}
