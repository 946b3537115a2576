package io.maskwatch.app.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Loopback ports that nobody listens on, at the time of asking. */
public final class FreePort {
    private static final int FIRST = 15_000;

    /**
     * Systems take the ports of outgoing connections from here on (Linux 32768, others 49152). A port below stays free
     * until whoever asked for it listens, and again between two starts.
     */
    private static final int OUTGOING = 32_768;

    private static final int ATTEMPTS = 100;

    private FreePort() {}

    /**
     * Any that outgoing connections do not take.
     *
     * @throws IllegalStateException if none is found
     */
    public static int any() {
        return ThreadLocalRandom.current()
                .ints(ATTEMPTS, FIRST, OUTGOING)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No free port"));
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
