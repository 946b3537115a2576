package io.maskwatch.media.ffmpeg;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A TLS listener on the loopback interface that shows another certificate on each connection; the last one for ever. */
final class ChangingPeer extends ServerSocket {
    private final Deque<SSLContext> shown;

    ChangingPeer(List<SSLContext> shown) throws IOException {
        super(0, 10, InetAddress.getLoopbackAddress());
        this.shown = new ArrayDeque<>(shown);
    }

    @Override
    public Socket accept() throws IOException {
        Socket plain = super.accept();
        SSLContext context = shown.size() > 1 ? shown.remove() : shown.element();
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(plain, "127.0.0.1", plain.getPort(), true);
        socket.setUseClientMode(false);
        return socket;
    }
}
