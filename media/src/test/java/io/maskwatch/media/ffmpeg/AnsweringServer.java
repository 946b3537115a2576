package io.maskwatch.media.ffmpeg;

import io.maskwatch.runtime.NamedThreads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A real peer that answers each request of RTSP or HTTP with one status, and notes the logins sent to it. */
final class AnsweringServer implements AutoCloseable {
    private final ServerSocket socket;
    private final String status;
    private final Thread thread;
    private final AtomicInteger requests = new AtomicInteger();
    private final List<String> basicLogins = new CopyOnWriteArrayList<>();

    private AnsweringServer(ServerSocket socket, String status) {
        this.socket = socket;
        this.status = status;
        this.thread = new Thread(this::serve, "answering-server");
    }

    static AnsweringServer start(String status) throws IOException {
        return start(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), status);
    }

    static AnsweringServer start(ServerSocket socket, String status) {
        AnsweringServer server = new AnsweringServer(socket, status);
        server.thread.setDaemon(true);
        server.thread.start();
        return server;
    }

    /** One that sends whoever asks to another address. */
    static AnsweringServer redirecting(String status, String location) throws IOException {
        return start(status + "\r\nLocation: " + location);
    }

    String url(String scheme) {
        return scheme + "://127.0.0.1:" + socket.getLocalPort() + "/live";
    }

    List<String> basicLogins() {
        return basicLogins;
    }

    /** How many requests there were. */
    int requests() {
        return requests.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket peer = socket.accept()) {
                answer(peer);
            } catch (IOException expected) {
                // the peer has gone, or this server is closing
            }
        }
    }

    private void answer(Socket peer) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
        String protocol = "RTSP/1.0";
        String sequence = "0";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains("HTTP/1")) {
                protocol = "HTTP/1.1";
            } else if (line.toLowerCase(Locale.ROOT).startsWith("cseq:")) {
                sequence = line.substring(5).strip();
            } else if (line.startsWith("Authorization: Basic ")) {
                basicLogins.add(new String(Base64.getDecoder().decode(line.substring(21)), StandardCharsets.UTF_8));
            } else if (line.isEmpty()) {
                requests.incrementAndGet();
                String body = "this is no video, it is a page of text\r\n".repeat(20);
                String answer = protocol + " " + status + "\r\nCSeq: " + sequence
                        + "\r\nWWW-Authenticate: Basic realm=\"camera\"\r\nContent-Type: text/html\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body;
                peer.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        NamedThreads.join(thread, Duration.ofSeconds(5));
    }
}
