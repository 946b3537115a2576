package io.maskwatch.sink.verdict;

import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.sink.state.Evidence;
import io.maskwatch.sink.state.Judgement;
import io.maskwatch.sink.state.Track;
import java.util.List;
import java.util.stream.Stream;

/**
 * Weighs looks into a verdict. Evidence fades with time, so that a changed mask changes the verdict within seconds, and
 * the share that a change needs is higher than the one that a first verdict needs. The track keeps its newest verdicts.
 * Votes must come from distinct model runs; the caller sees to it. A pure step on the track handed in. Thread-safe.
 */
public final class Judge {
    private static final int LONGEST_HISTORY = 8;

    private final VerdictSettings settings;

    public Judge(VerdictSettings settings) {
        this.settings = settings;
    }

    /** Adds a look's vote to the track. Returns whether the verdict is another one now. */
    public boolean hear(Track track, Vote vote, long atMs) {
        if (vote.verdict() == MaskVerdict.UNKNOWN || vote.weight() <= 0) {
            return false;
        }
        Evidence evidence = track.getEvidence();
        fade(evidence, atMs);
        add(evidence, vote);
        MaskVerdict best = best(evidence);
        MaskVerdict held = held(track);
        if (best == held || evidence.getVotes() < settings.minimumVotes()) {
            return false;
        }
        double needed = held == MaskVerdict.UNKNOWN ? settings.decideShare() : settings.changeShare();
        if (share(evidence, best) < needed) {
            return false;
        }
        track.setVerdict(best.name());
        track.setVerdictAt(atMs);
        remember(track);
        return true;
    }

    /** The newcomer is this person: what was voted of the one speaks of the other, and each vote counts once. */
    public void join(Track person, Track newcomer) {
        Evidence known = person.getEvidence();
        Evidence heard = newcomer.getEvidence();
        if (heard.getAt() >= 0) {
            fade(known, heard.getAt());
            known.setMasked(known.getMasked() + heard.getMasked());
            known.setUnmasked(known.getUnmasked() + heard.getUnmasked());
            known.setIncorrect(known.getIncorrect() + heard.getIncorrect());
            known.setVotes(known.getVotes() + heard.getVotes());
        }
    }

    private static void remember(Track track) {
        Judgement newest = new Judgement(track.getVerdict(), track.getVerdictAt(), (float) confidence(track));
        Stream<Judgement> older =
                track.getHistory().stream().skip(Math.max(0, track.getHistory().size() - (LONGEST_HISTORY - 1)));
        track.setHistory(Stream.concat(older, Stream.of(newest)).toList());
    }

    /** The newest verdicts on the person, oldest first, with the confidence at that time; at most eight. */
    public static List<Judgement> history(Track track) {
        return List.copyOf(track.getHistory());
    }

    /** What is held of the person now. */
    public static MaskVerdict held(Track track) {
        return MaskVerdict.valueOf(track.getVerdict());
    }

    /** Share of the evidence that speaks for what is held, 0 to 1. */
    public static double confidence(Track track) {
        return share(track.getEvidence(), held(track));
    }

    private void fade(Evidence evidence, long atMs) {
        if (evidence.getAt() >= 0) {
            double passedMs = Math.max(0, atMs - evidence.getAt());
            double kept = Math.exp(-passedMs / settings.memory().toMillis());
            evidence.setMasked((float) (evidence.getMasked() * kept));
            evidence.setUnmasked((float) (evidence.getUnmasked() * kept));
            evidence.setIncorrect((float) (evidence.getIncorrect() * kept));
        }
        evidence.setAt(atMs);
    }

    private static void add(Evidence evidence, Vote vote) {
        float weight = (float) vote.weight();
        evidence.setVotes(evidence.getVotes() + 1);
        switch (vote.verdict()) {
            case MASKED -> evidence.setMasked(evidence.getMasked() + weight);
            case UNMASKED -> evidence.setUnmasked(evidence.getUnmasked() + weight);
            case INCORRECT -> evidence.setIncorrect(evidence.getIncorrect() + weight);
            case UNKNOWN -> throw new IllegalArgumentException("UNKNOWN never votes");
        }
    }

    private static MaskVerdict best(Evidence evidence) {
        if (evidence.getMasked() >= Math.max(evidence.getUnmasked(), evidence.getIncorrect())) {
            return MaskVerdict.MASKED;
        }
        return evidence.getUnmasked() >= evidence.getIncorrect() ? MaskVerdict.UNMASKED : MaskVerdict.INCORRECT;
    }

    private static double share(Evidence evidence, MaskVerdict verdict) {
        double total = (double) evidence.getMasked() + evidence.getUnmasked() + evidence.getIncorrect();
        double part = switch (verdict) {
            case MASKED -> evidence.getMasked();
            case UNMASKED -> evidence.getUnmasked();
            case INCORRECT -> evidence.getIncorrect();
            case UNKNOWN -> 0;
        };
        return total <= 0 ? 0 : part / total;
    }
}
