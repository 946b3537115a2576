package io.maskwatch.bench.model;

import io.maskwatch.bench.Spread;
import io.maskwatch.detector.ModelFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rounds in which each contender runs once after the other, so that whatever else the machine does falls on all alike.
 * For one thread.
 */
final class ModelRounds {
    private final Contender subject;
    private final Contender baseline;
    private final @Nullable Contender other;
    private final List<Round> rounds = new ArrayList<>();

    ModelRounds(Contender subject, Contender baseline, @Nullable Contender other) {
        this.subject = subject;
        this.baseline = baseline;
        this.other = other;
    }

    /**
     * One round, in milliseconds.
     *
     * @param subjectMs the model on one picture
     * @param baselineMs the baseline on the same picture
     * @param otherMs another model on the same picture; 0 without one
     * @param singlyMs the model on all pictures, one a run
     * @param togetherMs the model on all pictures in one run
     */
    record Round(double subjectMs, double baselineMs, double otherMs, double singlyMs, double togetherMs) {
        double timesBaseline() {
            return baselineMs / subjectMs;
        }

        double timesOther() {
            return otherMs / subjectMs;
        }

        double timesSingly() {
            return singlyMs / togetherMs;
        }
    }

    /** A round that is not counted. */
    void warmUp() throws ModelFailedException {
        round();
    }

    void measure() throws ModelFailedException {
        rounds.add(round());
    }

    private Round round() throws ModelFailedException {
        double otherMs = other == null ? 0 : other.oneMs();
        return new Round(subject.oneMs(), baseline.oneMs(), otherMs, subject.singlyMs(), subject.togetherMs());
    }

    Contender subject() {
        return subject;
    }

    @Nullable
    Contender other() {
        return other;
    }

    int count() {
        return rounds.size();
    }

    Spread of(ToDoubleFunction<Round> figure) {
        return Spread.of(rounds, figure);
    }
}
