package io.maskwatch.sink.api;

import java.util.Optional;

/** Which addresses cameras may have. Thread-safe. */
@FunctionalInterface
public interface CameraTargets {
    /** Why a camera may not be added at this URL, and what to do; empty if it may. */
    Optional<String> refusal(String url);

    /** Any address. */
    static CameraTargets any() {
        return url -> Optional.empty();
    }
}
