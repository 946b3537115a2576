package io.maskwatch.simulator.rtsp;

import io.maskwatch.runtime.camera.Login;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** How a camera's server misbehaves just now; not at all, unless overridden. Asked at each step. Thread-safe. */
public interface Misconduct {
    /** A server as it should be. */
    Misconduct NONE = new Misconduct() {};

    /** Whether requests are read and never answered. */
    default boolean deaf() {
        return false;
    }

    /** Whether no path is known. */
    default boolean pathsUnknown() {
        return false;
    }

    /** The login that holds instead of the server's own. */
    default Optional<Login> otherLogin() {
        return Optional.empty();
    }

    /** Where clients who ask for a description are sent instead. */
    default Optional<String> movedTo() {
        return Optional.empty();
    }

    /** Whether clients who keep their session alive are told that there is none. */
    default boolean sessionsForgotten() {
        return false;
    }

    /** How long after PLAY the first picture comes. */
    default Duration playDelay() {
        return Duration.ZERO;
    }

    /** Whether a picture is cut off in the middle by a reset of its connection (TCP alone). */
    default boolean picturesCut() {
        return false;
    }

    /** Whether there are tracks with sound and data besides the video. */
    default boolean otherTracks() {
        return false;
    }

    /** The certificate that new connections are shown; empty for a server without encryption. */
    default Optional<SSLContext> encryption() {
        return Optional.empty();
    }
}
