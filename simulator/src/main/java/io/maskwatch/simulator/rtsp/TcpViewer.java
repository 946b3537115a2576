package io.maskwatch.simulator.rtsp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.util.List;

/** A viewer whose RTP is interleaved with its RTSP connection (RFC 2326, 10.12). */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the connection, which ends the session
final class TcpViewer extends RtpViewer {
    /** A packet of G.711, of 20 ms. */
    private static final byte[] SOUND = sound();

    private final Channel connection;
    private final TransportOffer transport;
    private final Misconduct misconduct;

    TcpViewer(int ssrc, Channel connection, TransportOffer transport, Misconduct misconduct, Runnable onEnd) {
        super(ssrc, onEnd);
        this.connection = connection;
        this.transport = transport;
        this.misconduct = misconduct;
    }

    private static byte[] sound() {
        byte[] packet = new byte[172];
        packet[0] = (byte) 0x80;
        return packet;
    }

    @Override
    boolean ready() {
        return connection.isWritable();
    }

    @Override
    void sendMedia(List<byte[]> packets) {
        if (misconduct.picturesCut()) {
            cutOff(packets.get(0));
            return;
        }
        send(packets, transport.first());
        if (misconduct.otherTracks()) {
            send(List.of(SOUND), transport.second() + 1);
        }
    }

    @Override
    void sendReport(byte[] report) {
        send(List.of(report), transport.second());
    }

    /** Half a packet, and a reset. */
    private void cutOff(byte[] packet) {
        ByteBuf half = connection.alloc().buffer();
        half.writeByte('$').writeByte(transport.first()).writeShort(packet.length);
        half.writeBytes(packet, 0, packet.length / 2);
        connection.writeAndFlush(half).addListener(written -> {
            if (connection.isActive()) {
                connection.config().setOption(ChannelOption.SO_LINGER, 0);
                connection.close();
            }
        });
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
