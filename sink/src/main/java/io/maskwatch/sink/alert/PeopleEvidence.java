package io.maskwatch.sink.alert;

import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.sink.state.Track;
import io.maskwatch.sink.verdict.Verdicts;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is common to the evidence of rules about people. Stateless. */
final class PeopleEvidence {
    /** What the schema says. */
    private static final int MOST_BOXES = 250;

    private PeopleEvidence() {}

    /** The picture, the crowd, and where the persons concerned are in it. */
    static AlertEvidence.Builder of(PeopleScene scene, Predicate<Track> concerned) {
        Crowd crowd = scene.crowd();
        AlertEvidence.Builder evidence =
                AlertEvidence.newBuilder().setBoxes(boxes(scene, concerned)).setCameras(crowd.cameras());
        picture(evidence, scene.frame());
        if (crowd.coverage() != null) {
            evidence.setCoverage(crowd.coverage());
        }
        if (crowd.persons() >= 0) {
            evidence.setOccupancy(crowd.persons());
        }
        return evidence;
    }

    static void picture(AlertEvidence.Builder evidence, @Nullable FrameOutcome frame) {
        if (frame != null) {
            evidence.setCapturedAt(frame.getCapturedAt())
                    .setDetectedAt(frame.getDecidedAt())
                    .setFramePartition(frame.getFramePartition())
                    .setFrameOffset(frame.getFrameOffset());
        }
    }

    private static List<BoundingBox> boxes(PeopleScene scene, Predicate<Track> concerned) {
        return scene.tracks().stream()
                .filter(track -> track.getConfirmed()
                        && track.getLastSeenAt() == scene.moment().atMs())
                .filter(concerned)
                .limit(MOST_BOXES)
                .map(Verdicts::box)
                .toList();
    }
}
