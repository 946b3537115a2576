package io.maskwatch.ingest.probe;

import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.StreamFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a camera showed. Immutable; nobody may write into its bytes.
 *
 * @param url the camera's URL, redacted
 * @param cause why it is not usable; NONE if it is
 * @param explanation in words for people: what was seen, or what is wrong
 * @param remedy what to do; empty if there is nothing to do
 * @param stream codec, size, measured rate, key-frame gap and jitter; null if no picture came
 * @param still a picture as JPEG; null if none came
 * @param remarks what would make the camera fitter for the job; empty if it is fit
 */
@SuppressWarnings("ArrayRecordComponent") // a picture to be written to a file, not to be compared
public record ProbeReport(
        String url,
        FailureCause cause,
        String explanation,
        String remedy,
        @Nullable StreamFacts stream,
        byte @Nullable [] still,
        List<String> remarks) {

    public ProbeReport {
        remarks = List.copyOf(remarks);
    }

    /** Whether the camera gives pictures that show something. */
    public boolean usable() {
        return cause == FailureCause.NONE;
    }
}
