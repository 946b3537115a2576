package io.maskwatch.app.replay;

import io.maskwatch.app.rules.SiteRules;
import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Verdict;
import io.maskwatch.schemas.VerdictEvent;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.settings.SubjectSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Records as a sink stores them, minute windows told every ten seconds. Times are seconds after {@link #START}. */
final class Past {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private static final int FRAMES_PER_TELLING = 40;

    final StoredRecords records = new StoredRecords();
    final Map<String, Camera> cameras = new HashMap<>();

    static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    /** A camera that is to stream. */
    Past camera(String id) {
        cameras.put(
                id,
                Camera.newBuilder()
                        .setCameraId(id)
                        .setName(id)
                        .setUrl("rtsp://10.0.0.21/s")
                        .build());
        return this;
    }

    /** What it says of itself, every two seconds. */
    Past status(String id, long from, long to, CameraState state) {
        for (long second = from; second < to; second += 2) {
            records.add(CameraStatus.newBuilder()
                    .setCameraId(id)
                    .setSession(7)
                    .setState(state)
                    .setCause(state == CameraState.STREAMING ? FailureCause.NONE : FailureCause.REFUSED)
                    .setAt(at(second))
                    .setSince(at(from))
                    .setWorkerId("ingest-1")
                    .build());
        }
        return this;
    }

    /** Windows of that minute in which all is the same: of the frames a share is shed, of two faces a share is small. */
    Past minute(String id, int minute, double persons, double shareShed, double shareTooSmall) {
        for (int telling = 1; telling <= 7; telling++) {
            int frames = FRAMES_PER_TELLING * (telling - 1);
            int shed = (int) Math.round(frames * shareShed);
            records.add(
                    ComplianceWindow.newBuilder()
                            .setSubject(id)
                            .setStartAt(at(60L * minute))
                            .setEndAt(at(60L * minute + 60))
                            .setKind(telling == 7 ? WindowKind.FINAL : WindowKind.PROVISIONAL)
                            .setRevision(telling)
                            .setPresent(new PersonCounts(0, 0, 0, 0))
                            .setArrived(new PersonCounts(0, 0, 0, 0))
                            .setMeanOccupancy(telling == 1 ? null : Double.valueOf(persons))
                            .setCoverage(1)
                            .setFramesAnalysed(frames - shed)
                            .setFramesShed(shed)
                            .setFramesRejected(0)
                            .setFramesTruncated(0)
                            .setFaces(2 * frames)
                            .setFacesTooSmall((int) Math.round(2 * frames * shareTooSmall))
                            .build(),
                    at(60L * minute + 10L * (telling - 1)).toEpochMilli() + 300);
        }
        return this;
    }

    static Verdict verdict(
            String track, VerdictEvent event, MaskVerdict verdict, MaskVerdict previous, long firstSeen, long at) {
        return Verdict.newBuilder()
                .setCameraId("gate")
                .setTrackId(track)
                .setEvent(event)
                .setVerdict(verdict)
                .setPrevious(previous)
                .setAt(at(at))
                .setFirstSeenAt(at(firstSeen))
                .setLastSeenAt(at(event == VerdictEvent.LEFT ? at - 4 : at))
                .setLooks(9)
                .setConfidence(0.9f)
                .setBox(new BoundingBox(0.1f, 0.1f, 0.1f, 0.1f))
                .setSession(7)
                .setSequence(at)
                .build();
    }

    /** Incidents that the site's rules would have opened in the first so many minutes. */
    List<IncidentSpan> replay(int minutes, Rule... rules) {
        Settings site = Settings.newBuilder()
                .setSubject("site")
                .setRules(List.of(rules))
                .build();
        SiteRules siteRules = new SiteRules(Map.of("site", new SubjectSettings(site, 3)), cameras.keySet());
        return new Replay(records, siteRules, cameras, START).run(at(60L * minutes));
    }

    static List<String> words(List<IncidentSpan> incidents) {
        return incidents.stream()
                .map(incident -> incident.subject() + " " + incident.ruleId())
                .collect(Collectors.toList());
    }
}
