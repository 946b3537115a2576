package io.maskwatch.simulator.rtsp;

import io.maskwatch.simulator.stream.CameraStream;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.rtsp.RtspHeaderNames;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The sessions of one connection. Used on its event loop only. */
@SuppressWarnings("FutureReturnValueIgnored") // closing a channel needs no look at how it went
final class RtspSessions {
    private final Channel connection;
    private final UdpPorts udp;
    private final Misconduct misconduct;
    private final Runnable heard;
    private final Map<String, RtspSession> sessions = new HashMap<>();

    /** @param heard called from any thread when a client reports over UDP */
    RtspSessions(Channel connection, UdpPorts udp, Misconduct misconduct, Runnable heard) {
        this.connection = connection;
        this.udp = udp;
        this.misconduct = misconduct;
        this.heard = heard;
    }

    RtspSession open(CameraStream stream, TransportOffer offer) {
        RtspSession session = offer.tcp() ? overTcp(stream, offer) : overUdp(stream, offer);
        sessions.put(session.id(), session);
        return session;
    }

    private RtspSession overTcp(CameraStream stream, TransportOffer offer) {
        TcpViewer viewer = new TcpViewer(stream.ssrc(), connection, offer, misconduct, () -> connection.close());
        return new RtspSession(stream, viewer, () -> {});
    }

    private RtspSession overUdp(CameraStream stream, TransportOffer offer) {
        InetSocketAddress remote = (InetSocketAddress) connection.remoteAddress();
        UdpViewer viewer = new UdpViewer(stream.ssrc(), udp, remote.getAddress(), offer, () -> connection.close());
        udp.listen(viewer.reportAddress(), heard);
        return new RtspSession(stream, viewer, () -> udp.forget(viewer.reportAddress()));
    }

    /** The Transport header that grants an offer. */
    String granted(TransportOffer offer, CameraStream stream) {
        String source = String.format("ssrc=%08X", stream.ssrc());
        String pair = offer.first() + "-" + offer.second();
        if (offer.tcp()) {
            return "RTP/AVP/TCP;unicast;interleaved=" + pair + ";" + source;
        }
        String server = udp.mediaPort() + "-" + (udp.mediaPort() + 1);
        return "RTP/AVP;unicast;client_port=" + pair + ";server_port=" + server + ";" + source;
    }

    /** The session that a request names. */
    Optional<RtspSession> of(FullHttpRequest request) {
        String header = request.headers().get(RtspHeaderNames.SESSION, "");
        int parameters = header.indexOf(';');
        return Optional.ofNullable(sessions.get((parameters < 0 ? header : header.substring(0, parameters)).strip()));
    }

    void end(RtspSession session) {
        sessions.remove(session.id());
        session.close();
    }

    void endAll() {
        sessions.values().forEach(RtspSession::close);
        sessions.clear();
    }
}
