package io.maskwatch.simulator.rtsp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A viewer whose RTP and RTCP travel as datagrams. */
final class UdpViewer extends RtpViewer {
    private final UdpPorts ports;
    private final InetSocketAddress media;
    private final InetSocketAddress reports;

    UdpViewer(int ssrc, UdpPorts ports, InetAddress client, TransportOffer transport, Runnable onEnd) {
        super(ssrc, onEnd);
        this.ports = ports;
        this.media = new InetSocketAddress(client, transport.first());
        this.reports = new InetSocketAddress(client, transport.second());
    }

    InetSocketAddress reportAddress() {
        return reports;
    }

    @Override
    boolean ready() {
        return ports.ready();
    }

    @Override
    void sendMedia(List<byte[]> packets) {
        ports.sendMedia(packets, media);
    }

    @Override
    void sendReport(byte[] report) {
        ports.sendReport(report, reports);
    }
}
