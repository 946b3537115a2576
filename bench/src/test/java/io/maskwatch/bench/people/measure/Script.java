package io.maskwatch.bench.people.measure;

import io.maskwatch.bench.people.measure.Recording.Followed;
import io.maskwatch.bench.people.measure.Recording.Frame;
import io.maskwatch.bench.people.truth.Area;
import io.maskwatch.bench.people.truth.Sight;
import io.maskwatch.bench.people.truth.World;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.ComplianceRate;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Severity;
import io.maskwatch.schemas.WindowKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A recording written by hand. Not thread-safe. */
final class Script {
    private static final long START_MS = 60_000;

    private final World world;
    private final List<Frame> frames = new ArrayList<>();
    private final List<ComplianceWindow> finals = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();

    Script(World world) {
        this.world = world;
    }

    /** A track on the face of a visit that is in the picture at that time. */
    Followed on(int visit, double at, long track, MaskVerdict held) {
        Sight sight = world.sights(at).stream()
                .filter(each -> each.visit().number() == visit)
                .findFirst()
                .orElseThrow();
        return new Followed(track, sight.box(), held);
    }

    /** A track where nobody stands. */
    static Followed onNobody(long track) {
        return new Followed(track, new Area(10, 10, 60, 72), MaskVerdict.UNKNOWN);
    }

    Script frame(double at, Followed... followed) {
        frames.add(new Frame(at, world.sights(at), List.of(followed)));
        return this;
    }

    /** A window of a minute; the arrived are said to be masked. */
    Script window(int minute, int arrived, double rate, double coverage) {
        finals.add(ComplianceWindow.newBuilder()
                .setSubject("camera")
                .setStartAt(at(60 * minute))
                .setEndAt(at(60 * minute + 60))
                .setKind(WindowKind.FINAL)
                .setRevision(1)
                .setPresent(new PersonCounts(arrived, 0, 0, 0))
                .setArrived(new PersonCounts(arrived, 0, 0, 0))
                .setRate(new ComplianceRate(rate, 0.0, 1.0, 10, true))
                .setCoverage(coverage)
                .setFramesAnalysed(240)
                .setFramesShed(0)
                .setFramesRejected(0)
                .setFramesTruncated(0)
                .build());
        return this;
    }

    Script opened(double seconds, long track) {
        alerts.add(Alert.newBuilder()
                .setAlertId("alert-" + alerts.size())
                .setRevision(1)
                .setState(AlertState.OPENED)
                .setSubject("camera")
                .setRuleId("unmasked-person")
                .setKind(RuleKind.UNMASKED_PERSON)
                .setSeverity(Severity.WARNING)
                .setOpenedAt(at(seconds))
                .setAt(at(seconds))
                .setSummary("A person wears no mask.")
                .setEvidence(AlertEvidence.newBuilder()
                        .setTrackId(Long.toString(track, Character.MAX_RADIX))
                        .build())
                .setEmittedAt(at(seconds))
                .build());
        return this;
    }

    Recording recording() {
        return new Recording(world, START_MS, frames, finals, alerts);
    }

    List<Frame> frames() {
        return frames;
    }

    private static Instant at(double seconds) {
        return Instant.ofEpochMilli(START_MS + Math.round(1000 * seconds));
    }
}
