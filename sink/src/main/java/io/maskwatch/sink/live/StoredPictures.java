package io.maskwatch.sink.live;

import java.time.Instant;
import java.util.Optional;

/** Judged frames that their topics still hold. Thread-safe. Methods block for a second or so. */
public interface StoredPictures {
    /**
     * The frame at that place, with its outcome; empty if either is gone, or if it is another camera's.
     *
     * @param decidedAt about when the detector decided it
     */
    Optional<JudgedFrame> at(String cameraId, int partition, long offset, Instant decidedAt);

    /** The newest analysed frame of the camera since then; empty if there is none, or if it is gone. */
    Optional<JudgedFrame> newest(String cameraId, Instant since);

    /** As many are being read as this process reads at once. */
    final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public BusyException() {
            super("Too many stored pictures are asked for at once", null, false, false);
        }
    }

    /** The topics cannot be read now. */
    final class UnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
