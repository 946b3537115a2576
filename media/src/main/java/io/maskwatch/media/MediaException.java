package io.maskwatch.media;

import io.maskwatch.schemas.FailureCause;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a stream or a picture could not be had: a cause to act on, and one paragraph for people (what happened, why, and the
 * remedy where one is known). The message never holds a password or the user information of a URL.
 */
public final class MediaException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureCause failure;

    public MediaException(FailureCause failure, String message) {
        this(failure, message, null);
    }

    public MediaException(FailureCause failure, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.failure = Objects.requireNonNull(failure, "failure");
    }

    public FailureCause failure() {
        return failure;
    }
}
