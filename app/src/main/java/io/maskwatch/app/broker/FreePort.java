package io.maskwatch.app.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Loopback ports that nobody listens on, at the time of asking. */
public final class FreePort {
    private FreePort() {}

    /** Any. */
    public static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        }
    }

    /** Whether nobody listens on it. */
    public static boolean isFree(int port) {
        try {
            require("127.0.0.1", port);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns if nobody listens on it; else says why it cannot be used. */
    static void require(String host, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        }
    }
}
