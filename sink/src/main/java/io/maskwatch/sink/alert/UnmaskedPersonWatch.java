package io.maskwatch.sink.alert;

import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.Rule;
import io.maskwatch.sink.state.Track;
import io.maskwatch.sink.verdict.Judge;
import io.maskwatch.sink.verdict.Verdicts;
import java.time.Instant;
import java.util.List;

/**
 * A person who wears no mask. Opens at a look that sees the person; closes when the mask is worn properly or the person
 * has left. A mask worn wrongly opens nothing and closes nothing.
 */
final class UnmaskedPersonWatch implements Watch {
    @Override
    public List<Finding> look(Rule rule, Scene scene) {
        return scene.tracks().stream()
                .filter(Track::getConfirmed)
                .map(track -> finding(track, scene))
                .toList();
    }

    private static Finding finding(Track track, Scene scene) {
        MaskVerdict held = Judge.held(track);
        boolean seen = scene.frame() != null && track.getLastSeenAt() == scene.atMs();
        Condition condition = switch (held) {
            case UNMASKED -> seen ? Condition.HOLDS : Condition.UNJUDGED;
            case INCORRECT -> Condition.LAPSED;
            case MASKED -> Condition.CLEAR;
            case UNKNOWN -> Condition.UNJUDGED;
        };
        return new Finding(
                Verdicts.trackId(track),
                condition,
                track.getVerdictAt(),
                held == MaskVerdict.UNMASKED ? 1 : 0.5,
                summary(held, scene),
                evidence(track, scene));
    }

    private static String summary(MaskVerdict held, Scene scene) {
        return switch (held) {
            case UNMASKED -> "A person before camera %s wears no mask.".formatted(scene.cameraId());
            case INCORRECT -> "The person before camera %s wears the mask wrongly now.".formatted(scene.cameraId());
            case MASKED -> "The person before camera %s wears a mask now.".formatted(scene.cameraId());
            case UNKNOWN -> "A person before camera %s is not judged.".formatted(scene.cameraId());
        };
    }

    private static AlertEvidence evidence(Track track, Scene scene) {
        AlertEvidence.Builder evidence = AlertEvidence.newBuilder()
                .setTrackId(Verdicts.trackId(track))
                .setBox(Verdicts.box(track))
                .setCapturedAt(Instant.ofEpochMilli(track.getLastSeenAt()));
        FrameOutcome frame = scene.frame();
        if (frame != null && track.getLastSeenAt() == scene.atMs()) {
            evidence.setCapturedAt(frame.getCapturedAt())
                    .setDetectedAt(frame.getDecidedAt())
                    .setFramePartition(frame.getFramePartition())
                    .setFrameOffset(frame.getFrameOffset());
        }
        return evidence.build();
    }

    @Override
    public String gone() {
        return "The person has left.";
    }
}
