package io.maskwatch.sink.live;

import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Frames that wait for their outcome, and outcomes that were read before their frame. Both are bounded; the oldest are
 * dropped, and frames so dropped are counted: {@code received = joined + unseen + dropped + forgotten + waiting}, where
 * unseen ones were shed or rejected and forgotten ones are of cameras that nobody watches any more. For one thread.
 */
final class FrameJoin {
    private static final int MOST_OUTCOMES = 256;

    private final long mostBytes;
    private final Map<Key, Frame> frames = new LinkedHashMap<>();
    private final Map<Key, FrameOutcome> outcomes = new LinkedHashMap<>();
    private long bytes;
    private long dropped;

    private record Key(String cameraId, long session, long sequence) {}

    /** @param mostBytes most bytes of JPEG that wait */
    FrameJoin(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** A frame was read. */
    Optional<JudgedFrame> frame(Frame frame) {
        Key key = new Key(frame.getCameraId(), frame.getSession(), frame.getSequence());
        FrameOutcome outcome = outcomes.remove(key);
        if (outcome != null) {
            return pair(frame, outcome);
        }
        Frame twin = frames.put(key, frame);
        bytes += size(frame) - (twin == null ? 0 : size(twin));
        Iterator<Frame> oldest = frames.values().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= size(oldest.next());
            oldest.remove();
            dropped++;
        }
        return Optional.empty();
    }

    /** An outcome was read. */
    Optional<JudgedFrame> outcome(FrameOutcome outcome) {
        Key key = new Key(outcome.getCameraId(), outcome.getSession(), outcome.getSequence());
        Frame frame = frames.remove(key);
        if (frame != null) {
            bytes -= size(frame);
            return pair(frame, outcome);
        }
        outcomes.put(key, outcome);
        if (outcomes.size() > MOST_OUTCOMES) {
            Iterator<FrameOutcome> oldest = outcomes.values().iterator();
            oldest.next();
            oldest.remove();
        }
        return Optional.empty();
    }

    /** Forgets what belongs to other cameras. */
    void retain(Set<String> cameraIds) {
        frames.keySet().removeIf(key -> !cameraIds.contains(key.cameraId()));
        outcomes.keySet().removeIf(key -> !cameraIds.contains(key.cameraId()));
        bytes = frames.values().stream().mapToLong(FrameJoin::size).sum();
    }

    /** Bytes of JPEG that wait. */
    long bytes() {
        return bytes;
    }

    /** Frames dropped because too many bytes waited. */
    long dropped() {
        return dropped;
    }

    private static Optional<JudgedFrame> pair(Frame frame, FrameOutcome outcome) {
        return outcome.getOutcome() == Outcome.ANALYSED
                ? Optional.of(new JudgedFrame(frame, outcome))
                : Optional.empty();
    }

    private static long size(Frame frame) {
        return frame.getJpeg().remaining();
    }
}
