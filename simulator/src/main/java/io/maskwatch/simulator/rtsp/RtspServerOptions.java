package io.maskwatch.simulator.rtsp;

import io.maskwatch.runtime.camera.Login;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens and whom it serves.
 *
 * @param address address to bind
 * @param port TCP port, 0 for any free one
 * @param login what viewers must prove to know, by digest or basic authentication; null lets everybody in
 * @param challenge which authentication is asked for
 * @param sessionTimeout silence of a client after which its session ends
 */
public record RtspServerOptions(
        InetAddress address, int port, @Nullable Login login, Challenge challenge, Duration sessionTimeout) {
    /** Any free port of the loopback interface, open to everybody on this machine. */
    public static RtspServerOptions loopback() {
        return new RtspServerOptions(
                InetAddress.getLoopbackAddress(), 0, null, Challenge.DIGEST_OR_BASIC, Duration.ofSeconds(60));
    }

    public RtspServerOptions withLogin(@Nullable Login other) {
        return new RtspServerOptions(address, port, other, challenge, sessionTimeout);
    }

    public RtspServerOptions withAddress(InetAddress other) {
        return new RtspServerOptions(other, port, login, challenge, sessionTimeout);
    }

    public RtspServerOptions withPort(int other) {
        return new RtspServerOptions(address, other, login, challenge, sessionTimeout);
    }

    public RtspServerOptions withChallenge(Challenge other) {
        return new RtspServerOptions(address, port, login, other, sessionTimeout);
    }

    public RtspServerOptions withSessionTimeout(Duration other) {
        return new RtspServerOptions(address, port, login, challenge, other);
    }
}
