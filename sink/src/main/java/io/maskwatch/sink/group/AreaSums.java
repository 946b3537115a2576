package io.maskwatch.sink.group;

import io.maskwatch.schemas.ComplianceRate;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.state.AreaWindow;
import io.maskwatch.sink.window.FaceSides;
import io.maskwatch.sink.window.Windows;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** One window of an area as the sum of its cameras' windows; what adds up and what does not stands in the schema. */
final class AreaSums {
    private final AreaWindow window;
    private final List<ComplianceWindow> parts;
    private final List<ComplianceWindow> covered;

    /** @param parts the cameras' windows, as far as they were told */
    AreaSums(AreaWindow window, List<ComplianceWindow> parts) {
        this.window = window;
        this.parts = parts;
        this.covered = parts.stream().filter(part -> part.getCoverage() > 0).toList();
    }

    /** Those present, by verdict; a person once before each camera. */
    PersonCounts present() {
        return persons(ComplianceWindow::getPresent);
    }

    /** Mean over all cameras; a missing one has none. */
    double coverage() {
        double sum = parts.stream().mapToDouble(ComplianceWindow::getCoverage).sum();
        return window.getCameras().isEmpty() ? 0 : sum / window.getCameras().size();
    }

    /** The window as its next revision. */
    ComplianceWindow tell(String subject, WindowKind kind, int minimumSample) {
        window.setRevision(window.getRevision() + 1);
        ComplianceWindow.Builder told = ComplianceWindow.newBuilder()
                .setSubject(subject)
                .setStartAt(Instant.ofEpochMilli(window.getStartAt()))
                .setEndAt(Instant.ofEpochMilli(window.getEndAt()))
                .setKind(kind)
                .setRevision(window.getRevision())
                .setPresent(present())
                .setArrived(persons(ComplianceWindow::getArrived))
                .setCoverage(coverage())
                .setFramesAnalysed(sum(ComplianceWindow::getFramesAnalysed))
                .setFramesShed(sum(ComplianceWindow::getFramesShed))
                .setFramesRejected(sum(ComplianceWindow::getFramesRejected))
                .setFramesTruncated(sum(ComplianceWindow::getFramesTruncated))
                .setFramesLate(sum(ComplianceWindow::getFramesLate))
                .setFaces(sum(ComplianceWindow::getFaces))
                .setFacesTooSmall(sum(ComplianceWindow::getFacesTooSmall))
                .setFacesBySidePx(
                        parts.stream().map(ComplianceWindow::getFacesBySidePx).reduce(List.of(), FaceSides::sum))
                .setModelHash(modelHash())
                .setSettingsRevision(window.getSettingsRevision())
                .setCameras(window.getCameras())
                .setMissingCameras(missing());
        ComplianceRate rate = Windows.rate(present(), coverage(), minimumSample);
        if (rate != null) {
            told.setRate(rate);
        }
        if (!covered.isEmpty()) {
            told.setMeanOccupancy(covered.stream().mapToDouble(AreaSums::mean).sum());
            told.setPeakOccupancy(sum(AreaSums::peak));
        }
        return told.build();
    }

    private PersonCounts persons(Function<ComplianceWindow, PersonCounts> counts) {
        return new PersonCounts(
                sum(part -> counts.apply(part).getMasked()),
                sum(part -> counts.apply(part).getUnmasked()),
                sum(part -> counts.apply(part).getIncorrect()),
                sum(part -> counts.apply(part).getUnknown()));
    }

    private int sum(ToIntFunction<ComplianceWindow> what) {
        return parts.stream().mapToInt(what).sum();
    }

    private static double mean(ComplianceWindow part) {
        return part.getMeanOccupancy() == null ? 0 : part.getMeanOccupancy();
    }

    private static int peak(ComplianceWindow part) {
        return part.getPeakOccupancy() == null ? 0 : part.getPeakOccupancy();
    }

    private List<String> missing() {
        List<String> there = covered.stream().map(ComplianceWindow::getSubject).toList();
        return window.getCameras().stream()
                .filter(camera -> !there.contains(camera))
                .toList();
    }

    private @Nullable String modelHash() {
        List<String> hashes = parts.stream()
                .map(ComplianceWindow::getModelHash)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return hashes.size() == 1 ? hashes.get(0) : null;
    }
}
