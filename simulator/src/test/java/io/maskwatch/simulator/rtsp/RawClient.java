package io.maskwatch.simulator.rtsp;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that speaks RTSP by hand, so that it can misbehave. */
final class RawClient implements AutoCloseable {
    private final Socket socket = new Socket();
    private final String url;
    private int sequence;

    RawClient(String url, int port) throws IOException {
        this.url = url;
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Sends a request and gives the head of the response; a body is left unread. */
    String ask(String method, String path, String... headers) throws IOException {
        send(method, path, headers);
        return head();
    }

    void send(String method, String path, String... headers) throws IOException {
        StringBuilder request =
                new StringBuilder(method + " " + url + path + " RTSP/1.0\r\nCSeq: " + ++sequence + "\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Sets up interleaved TCP and gives the session. */
    String setUp() throws IOException {
        String response = ask("SETUP", "/trackID=0", "Transport: RTP/AVP/TCP;unicast;interleaved=0-1");
        int start = response.toLowerCase(Locale.ROOT).indexOf("session: ") + 9;
        return response.substring(start, response.indexOf(';', start));
    }

    int read() throws IOException {
        return socket.getInputStream().read();
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the server closed the connection after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
