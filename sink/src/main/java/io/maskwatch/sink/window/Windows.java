package io.maskwatch.sink.window;

import io.maskwatch.schemas.ComplianceRate;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.state.WindowPerson;
import io.maskwatch.sink.state.WindowTally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a window into the words of the compliance topic. Stateless but for the revision that it counts up. */
public final class Windows {
    private Windows() {}

    /** What the window holds now, as its next revision. */
    public static ComplianceWindow tell(String subject, WindowTally window, WindowKind kind, int minimumSample) {
        window.setRevision(window.getRevision() + 1);
        ComplianceWindow.Builder told = ComplianceWindow.newBuilder()
                .setSubject(subject)
                .setStartAt(Instant.ofEpochMilli(window.getStartAt()))
                .setEndAt(Instant.ofEpochMilli(window.getEndAt()))
                .setKind(kind)
                .setRevision(window.getRevision())
                .setPresent(present(window))
                .setArrived(count(window, WindowPerson::getArrived))
                .setCoverage(coverage(window))
                .setFramesAnalysed(window.getAnalysed())
                .setFramesShed(window.getShed())
                .setFramesRejected(window.getRejected())
                .setFramesTruncated(window.getTruncated())
                .setFramesLate(window.getLate())
                .setFaces(window.getFaces())
                .setFacesTooSmall(window.getFacesTooSmall())
                .setFacesBySidePx(List.copyOf(window.getFacesBySide()))
                .setSettingsRevision(window.getSettingsRevision());
        ComplianceRate rate = rate(present(window), coverage(window), minimumSample);
        if (rate != null) {
            told.setRate(rate);
        }
        if (window.getCounted() > 0) {
            told.setMeanOccupancy((double) window.getOccupancySum() / window.getCounted());
            told.setPeakOccupancy(window.getPeak());
        }
        if (!window.getModelHash().isEmpty()) {
            told.setModelHash(window.getModelHash());
        }
        return told.build();
    }

    /** Share of the window for which the camera was analysed, 0 to 1. */
    public static double coverage(WindowTally window) {
        return Coverage.share(window);
    }

    /** The rate over those present; null where nobody was judged or nothing was covered. */
    public static @Nullable ComplianceRate rate(PersonCounts present, double coverage, int minimumSample) {
        boolean known = coverage > 0 && WilsonInterval.sample(present) > 0;
        return known ? WilsonInterval.of(present, minimumSample) : null;
    }

    /** Those present, by verdict. */
    public static PersonCounts present(WindowTally window) {
        return count(window, person -> true);
    }

    private static PersonCounts count(WindowTally window, Predicate<WindowPerson> which) {
        Map<String, Long> counts = window.getPersons().stream()
                .filter(which)
                .collect(Collectors.groupingBy(WindowPerson::getVerdict, Collectors.counting()));
        return new PersonCounts(
                count(counts, MaskVerdict.MASKED),
                count(counts, MaskVerdict.UNMASKED),
                count(counts, MaskVerdict.INCORRECT),
                count(counts, MaskVerdict.UNKNOWN));
    }

    private static int count(Map<String, Long> counts, MaskVerdict verdict) {
        return Math.toIntExact(counts.getOrDefault(verdict.name(), 0L));
    }
}
