package io.maskwatch.sink.alert;

import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.VerdictStep;
import io.maskwatch.sink.state.Judgement;
import io.maskwatch.sink.state.Track;
import io.maskwatch.sink.verdict.Judge;
import io.maskwatch.sink.verdict.Verdicts;
import java.time.Instant;
import java.util.List;

/**
 * A person who wears no mask. Opens at a look that sees the person; closes when the mask is worn properly or the person
 * has left. A mask worn wrongly opens nothing and closes nothing.
 */
final class UnmaskedPersonWatch implements Watch<PeopleScene> {
    @Override
    public List<Finding> look(Rule rule, PeopleScene scene) {
        return scene.tracks().stream()
                .filter(Track::getConfirmed)
                .map(track -> finding(track, scene))
                .toList();
    }

    private static Finding finding(Track track, PeopleScene scene) {
        MaskVerdict held = Judge.held(track);
        boolean seen = scene.looked() && track.getLastSeenAt() == scene.moment().atMs();
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
                () -> summary(held, scene.place()),
                () -> evidence(track, scene));
    }

    private static String summary(MaskVerdict held, String place) {
        return switch (held) {
            case UNMASKED -> "A person %s wears no mask.".formatted(place);
            case INCORRECT -> "The person %s wears the mask wrongly now.".formatted(place);
            case MASKED -> "The person %s wears a mask now.".formatted(place);
            case UNKNOWN -> "A person %s is not judged.".formatted(place);
        };
    }

    private static AlertEvidence evidence(Track track, PeopleScene scene) {
        AlertEvidence.Builder evidence = PeopleEvidence.of(scene, other -> other.getNumber() == track.getNumber())
                .setTrackId(Verdicts.trackId(track))
                .setBox(Verdicts.box(track))
                .setVerdicts(history(track))
                .setCapturedAt(Instant.ofEpochMilli(track.getLastSeenAt()));
        if (track.getLastSeenAt() == scene.moment().atMs()) {
            PeopleEvidence.picture(evidence, scene.frame());
        }
        return evidence.build();
    }

    private static List<VerdictStep> history(Track track) {
        return Judge.history(track).stream().map(UnmaskedPersonWatch::step).toList();
    }

    private static VerdictStep step(Judgement judgement) {
        return new VerdictStep(
                MaskVerdict.valueOf(judgement.getVerdict()),
                Instant.ofEpochMilli(judgement.getAt()),
                judgement.getConfidence());
    }

    @Override
    public long closeDwellMs(Rule rule) {
        return 0;
    }

    @Override
    public String gone() {
        return "The person has left.";
    }
}
