package io.maskwatch.bench.faults.measure;

import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.FailureCause;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a camera's records tell of one fault. Immutable.
 *
 * @param seen all of the camera's records
 * @param begun when the fault began
 * @param over when it was over
 * @param fromStart whether the camera had the fault before anybody connected
 * @param cameBack whether the camera streamed and gave pictures again before it was given up
 */
public record FaultCourse(Sighting seen, Instant begun, Instant over, boolean fromStart, boolean cameBack) {
    public FaultCourse {
        begun = begun.truncatedTo(ChronoUnit.MILLIS); // as the records' times are
        over = over.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The causes that were published from the beginning until the camera streamed again, each once, in order. */
    public List<FailureCause> causes() {
        List<FailureCause> causes = new ArrayList<>();
        for (CameraStatus status : failures()) {
            if (!causes.contains(status.getCause())) {
                causes.add(status.getCause());
            }
        }
        return causes;
    }

    /** From the beginning to the first record that says that the camera does not stream; empty if there is none. */
    public Optional<Duration> toNotice() {
        return failures().stream().findFirst().map(first -> Duration.between(begun, first.getAt()));
    }

    /** Whether the camera never left off streaming. */
    public boolean riddenThrough() {
        return failures().isEmpty();
    }

    /** From the end to the first record that says that the camera streams; zero if it did so before, empty if never. */
    public Optional<Duration> toRecover() {
        return streamingAgain().map(at -> at.isBefore(over) ? Duration.ZERO : Duration.between(over, at));
    }

    /**
     * As {@link #toRecover}, but from the first attempt that was due once the fault was over, so that the back-off in
     * progress does not count.
     */
    public Optional<Duration> toRecoverFromDueAttempt() {
        return streamingAgain().map(at -> {
            Instant due = dueAttempt();
            return at.isBefore(due) ? Duration.ZERO : Duration.between(due, at);
        });
    }

    /**
     * When the camera streamed again for good, as far as is known; its last connection counts. Never, if no pictures came
     * whatever its records say.
     */
    public Optional<Instant> streamingAgain() {
        if (!cameBack) {
            return Optional.empty();
        }
        if (riddenThrough() && !fromStart) {
            return Optional.of(begun);
        }
        Instant lastFailure =
                riddenThrough() ? begun : failures().get(failures().size() - 1).getAt();
        return seen.statuses().stream()
                .filter(status -> status.getState() == CameraState.STREAMING)
                .map(CameraStatus::getAt)
                .filter(at -> !at.isBefore(lastFailure))
                .findFirst();
    }

    /** Frames at a rate that a camera without the fault would have given until it streamed again, less those it gave. */
    public long framesMissing(double framesPerSecond) {
        Instant until = streamingAgain().filter(over::isBefore).orElse(over);
        long given = seen.frames().stream()
                .filter(frame -> !frame.capturedAt().isBefore(begun)
                        && frame.capturedAt().isBefore(until))
                .count();
        double expected = Duration.between(begun, until).toMillis() / 1000.0 * framesPerSecond;
        return Math.max(0, Math.round(expected) - given);
    }

    /** Sequences of which there is neither a frame nor a word that it could not be published. */
    public long unaccounted() {
        long highest =
                seen.frames().stream().mapToLong(SeenFrame::sequence).max().orElse(0);
        long unpublished = seen.statuses().stream()
                .mapToLong(CameraStatus::getUnpublished)
                .max()
                .orElse(0);
        return Math.max(0, highest - seen.frames().size() - unpublished);
    }

    /** Records of attempts and streams that failed; each failure is published at once and repeated later. */
    private List<CameraStatus> failures() {
        return seen.statuses().stream()
                .filter(status -> status.getState() == CameraState.BACKING_OFF)
                .filter(status -> !status.getSince().isBefore(begun))
                .toList();
    }

    private Instant dueAttempt() {
        Instant due = over;
        for (CameraStatus failure : failures()) {
            Instant next = failure.getNextAttemptAt();
            if (next != null && next.isAfter(due) && begunBeforeItWasOver(failure)) {
                due = next;
            }
        }
        return due;
    }

    /** Whether what failed had begun while there was still the fault. */
    private boolean begunBeforeItWasOver(CameraStatus failure) {
        return seen.statuses().stream()
                .filter(status -> status.getAt().isBefore(failure.getSince()))
                .filter(status ->
                        status.getState() == CameraState.CONNECTING || status.getState() == CameraState.STREAMING)
                .reduce((first, last) -> last)
                .map(last -> last.getSince().isBefore(over))
                .orElse(true);
    }
}
