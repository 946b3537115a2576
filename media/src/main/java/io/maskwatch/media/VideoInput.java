package io.maskwatch.media;

import org.jspecify.annotations.Nullable;

/**
 * An open video source that gives decoded pictures one by one, from the first key frame on; pictures that refer to lost
 * ones are left out. For one thread at a time; the caller closes it, and closing twice is harmless.
 */
public interface VideoInput extends AutoCloseable {
    /** What the stream says of itself; the picture's own size counts where they differ. */
    StreamInfo info();

    /**
     * Waits for the next picture.
     *
     * @return the picture, valid until the next read or close; null at the end of the stream
     * @throws MediaException when the source fails, falls silent for the read time-out, or is interrupted
     */
    @Nullable
    Picture read() throws MediaException;

    /** Packets or pictures that could not be decoded, and those left out for it up to the next key frame, since opening. */
    default long decodeErrors() {
        return 0;
    }

    @Override
    void close();
}
