package io.maskwatch.runtime.camera;

/** A camera's password is not where its reference says. The message names the reference, the cause and the remedy. */
public final class MissingSecretException extends RuntimeException {
    public MissingSecretException(String message) {
        super(message);
    }
}
