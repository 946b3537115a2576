package io.maskwatch.bench.viewers.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;

/**
 * A viewer who asks for pictures and then reads nothing at all, as a browser on a dead connection does. It speaks WebSocket
 * over a bare socket with a small buffer, since a proper client reads ahead. For one thread.
 */
public final class StuckViewer implements AutoCloseable {
    private static final int SMALL_BUFFER_BYTES = 4_096;
    private static final int FINAL_TEXT = 0x81;
    private static final int MASKED_TWO_BYTE_LENGTH = 0x80 | 126;
    private static final String SWITCHED = "HTTP/1.1 101 ";

    private final Socket socket;

    private StuckViewer(Socket socket) {
        this.socket = socket;
    }

    /** Asks for these cameras, and stops to read. */
    public static StuckViewer open(URI url, Collection<String> cameraIds, int widthPx) throws IOException {
        StuckViewer viewer = new StuckViewer(new Socket());
        try {
            viewer.socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
            viewer.socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
            viewer.upgrade(url);
            viewer.say(WatchMessage.of(cameraIds, widthPx));
            return viewer;
        } catch (IOException e) {
            viewer.close();
            throw e;
        }
    }

    /** Reads at last: whether the server had hung up, as what it still sent before that ends; else pictures go on. */
    public boolean hungUp(Duration limit, InstantSource clock) throws IOException {
        Instant end = clock.instant().plus(limit);
        socket.setSoTimeout((int) limit.toMillis());
        byte[] passing = new byte[SMALL_BUFFER_BYTES];
        InputStream in = socket.getInputStream();
        try {
            while (clock.instant().isBefore(end)) {
                if (in.read(passing) < 0) {
                    return true;
                }
            }
            return false;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private void upgrade(URI url) throws IOException {
        String request = "GET %s HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        .formatted(url.getPath(), url.getAuthority())
                + "Sec-WebSocket-Key: c3R1Y2sgdmlld2VyIDEuMA==\r\nSec-WebSocket-Version: 13\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new EOFException("The server hung up before it answered");
            }
            answer.append((char) next);
        }
        if (!answer.toString().startsWith(SWITCHED)) {
            throw new IOException("The server does not speak WebSocket: " + answer);
        }
    }

    /** One masked frame; the mask is zero. */
    private void say(String text) throws IOException {
        byte[] payload = text.getBytes(US_ASCII);
        ByteBuffer frame = ByteBuffer.allocate(8 + payload.length)
                .put((byte) FINAL_TEXT)
                .put((byte) MASKED_TWO_BYTE_LENGTH)
                .putShort((short) payload.length)
                .putInt(0)
                .put(payload);
        OutputStream out = socket.getOutputStream();
        out.write(frame.array());
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
