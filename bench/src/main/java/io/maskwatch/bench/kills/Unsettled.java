package io.maskwatch.bench.kills;

import io.maskwatch.bench.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign waits for or looks up once its blows are dealt. What does not come about, or fails, is a sentence and no
 * exception, so that a report is written whatever happens. For one thread.
 */
final class Unsettled {
    private final Duration glance;
    private final Consumer<String> progress;
    private final List<String> sentences = new ArrayList<>();
    private @Nullable RuntimeException failure;

    /**
     * @param glance time between two looks
     * @param progress told each sentence at once
     */
    Unsettled(Duration glance, Consumer<String> progress) {
        this.glance = glance;
        this.progress = progress;
    }

    /**
     * Waits until the condition holds; one that fails is asked again, since brokers may be away.
     *
     * @param complaint what is the matter if it does not, a sentence
     */
    void await(Duration limit, String complaint, BooleanSupplier condition) {
        failure = null;
        if (!Pause.comesTrue(() -> holds(condition), limit, glance)) {
            add("%s, after %d s of waiting".formatted(complaint, limit.toSeconds()), failure);
        }
    }

    /**
     * Does something, or notes that it failed.
     *
     * @param what is done, e.g. {@code reading the topics}
     * @param instead the result if it fails
     */
    <T> T attempt(String what, T instead, Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            requireGoingOn(e);
            add(what + " failed", e);
            return instead;
        }
    }

    /** All that did not come about. */
    List<String> sentences() {
        return List.copyOf(sentences);
    }

    private boolean holds(BooleanSupplier condition) {
        try {
            failure = null;
            return condition.getAsBoolean();
        } catch (RuntimeException e) {
            requireGoingOn(e);
            failure = e;
            return false;
        }
    }

    private void add(String sentence, @Nullable RuntimeException cause) {
        String whole = cause == null ? sentence : sentence + ": " + cause;
        progress.accept(whole);
        sentences.add(whole);
    }

    private static void requireGoingOn(RuntimeException failure) {
        if (Thread.currentThread().isInterrupted()) {
            throw failure;
        }
    }
}
