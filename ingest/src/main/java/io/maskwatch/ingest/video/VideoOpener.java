package io.maskwatch.ingest.video;

import io.maskwatch.media.MediaException;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.media.VideoInput;
import java.util.function.BooleanSupplier;

/** Opens video inputs. Thread-safe. */
@FunctionalInterface
public interface VideoOpener {
    /**
     * An open input, which the caller closes.
     *
     * @param interrupted asked all the time while the input blocks; once true, the input fails at once
     */
    VideoInput open(SourceOptions options, BooleanSupplier interrupted) throws MediaException;
}
