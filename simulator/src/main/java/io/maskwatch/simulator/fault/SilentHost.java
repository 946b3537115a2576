package io.maskwatch.simulator.fault;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A port at which nobody answers: a listening socket whose queue of waiting connections is full, so that the kernel drops
 * what comes. Closing it frees the port.
 */
final class SilentHost implements AutoCloseable {
    private static final int MOST_WAITING = 64;
    private static final int PATIENCE_MS = 200;
    private static final int MOST_ATTEMPTS = 500;
    private static final long BETWEEN_ATTEMPTS_NANOS = 20_000_000;

    private final ServerSocket listener;
    private final List<Socket> waiting = new ArrayList<>();

    private SilentHost(ServerSocket listener) {
        this.listener = listener;
    }

    /** Takes the port. Throws a user error if another process has it. */
    static SilentHost at(InetAddress address, int port) {
        try {
            SilentHost host = new SilentHost(bind(new InetSocketAddress(address, port)));
            host.fill(new InetSocketAddress(address, port));
            return host;
        } catch (BindException e) {
            throw new UserError(
                    ExitCode.BUSY,
                    "simulator port " + port,
                    "the port cannot be used: " + e.getMessage(),
                    "End what has taken it.");
        } catch (IOException e) {
            throw new UncheckedIOException("no silent host at port " + port, e);
        }
    }

    /** A listener that has just been closed gives its port back a moment later. */
    private static ServerSocket bind(InetSocketAddress self) throws IOException {
        ServerSocket socket = new ServerSocket();
        for (int attempt = 1; ; attempt++) {
            try {
                socket.bind(self, 1);
                return socket;
            } catch (BindException e) {
                if (attempt == MOST_ATTEMPTS) {
                    socket.close();
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOS);
            }
        }
    }

    private void fill(InetSocketAddress self) throws IOException {
        while (waiting.size() < MOST_WAITING) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(self, PATIENCE_MS);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
        close();
        throw new IOException("the queue of waiting connections is never full");
    }

    @Override
    public void close() {
        try {
            for (Socket socket : waiting) {
                socket.close();
            }
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a silent host was not closed", e);
        }
    }
}
