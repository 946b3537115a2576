package io.maskwatch.simulator.rtsp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.List;

/** A viewer whose RTP is interleaved with its RTSP connection (RFC 2326, 10.12). */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the connection, which ends the session
final class TcpViewer extends RtpViewer {
    private final Channel connection;
    private final TransportOffer transport;

    TcpViewer(int ssrc, Channel connection, TransportOffer transport, Runnable onEnd) {
        super(ssrc, onEnd);
        this.connection = connection;
        this.transport = transport;
    }

    @Override
    boolean ready() {
        return connection.isWritable();
    }

    @Override
    void sendMedia(List<byte[]> packets) {
        send(packets, transport.first());
    }

    @Override
    void sendReport(byte[] report) {
        send(List.of(report), transport.second());
    }

    private void send(List<byte[]> packets, int channel) {
        int length = packets.stream().mapToInt(packet -> packet.length + 4).sum();
        ByteBuf frames = connection.alloc().buffer(length);
        for (byte[] packet : packets) {
            frames.writeByte('$').writeByte(channel).writeShort(packet.length).writeBytes(packet);
        }
        connection.writeAndFlush(frames, connection.voidPromise());
    }
}
