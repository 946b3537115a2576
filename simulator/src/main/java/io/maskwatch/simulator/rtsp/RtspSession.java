package io.maskwatch.simulator.rtsp;

import io.maskwatch.simulator.stream.CameraStream;
import java.math.BigInteger;
import java.security.SecureRandom;

/** One client's use of one stream, from SETUP to TEARDOWN. Used on its connection's event loop only. */
final class RtspSession {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String id = new BigInteger(64, RANDOM).toString(16);
    private final CameraStream stream;
    private final RtpViewer viewer;
    private final Runnable onClose;
    private boolean playing;
    private boolean closed;

    RtspSession(CameraStream stream, RtpViewer viewer, Runnable onClose) {
        this.stream = stream;
        this.viewer = viewer;
        this.onClose = onClose;
    }

    String id() {
        return id;
    }

    void play() {
        if (!playing && !closed) {
            playing = true;
            stream.join(viewer);
        }
    }

    void pause() {
        playing = false;
        stream.leave(viewer);
    }

    void close() {
        closed = true;
        pause();
        onClose.run();
    }
}
