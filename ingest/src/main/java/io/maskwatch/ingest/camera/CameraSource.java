package io.maskwatch.ingest.camera;

import io.maskwatch.media.MediaException;

/** A camera as one blocking run; retry, pauses and status belong to its {@link CameraSupervisor}. For one thread. */
@FunctionalInterface
public interface CameraSource {
    /**
     * Connects and streams until the stream ends (returns), fails (throws), or the signal is raised (either, within a
     * fraction of a second).
     *
     * @throws MediaException with the failure's cause and words for people
     */
    void run(StreamObserver observer, StopSignal stop) throws MediaException;
}
