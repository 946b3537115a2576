package io.maskwatch.detector.kafka;

import io.maskwatch.detector.work.ReceivedFrame;
import java.util.Collection;

/** Where polled frames go. Called by the polling thread only; neither method may block for long. */
public interface FrameSink {
    /** Takes a frame over. */
    void accept(ReceivedFrame received);

    /** Gives back the frames of these partitions that nobody looks at yet. */
    void withdraw(Collection<Integer> partitions);
}
