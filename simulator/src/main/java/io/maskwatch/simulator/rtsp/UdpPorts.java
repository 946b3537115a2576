package io.maskwatch.simulator.rtsp;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The server's pair of UDP ports, RTP even and RTCP next to it, shared by all viewers. Thread-safe.
 *
 * <p>A key frame is sent in bursts with pauses, because a burst of all of it overflows a client's socket buffer.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a datagram that cannot be sent is a lost one, as any may be
final class UdpPorts implements AutoCloseable {
    private static final int ATTEMPTS = 50;
    private static final int BURST = 24;
    private static final long PAUSE_MS = 2;
    private static final WriteBufferWaterMark BACKLOG = new WriteBufferWaterMark(512 * 1024, 2 * 1024 * 1024);

    private final Channel media;
    private final Channel reports;
    private final Map<InetSocketAddress, Runnable> listeners;

    private UdpPorts(Channel media, Channel reports, Map<InetSocketAddress, Runnable> listeners) {
        this.media = media;
        this.reports = reports;
        this.listeners = listeners;
    }

    static UdpPorts bind(EventLoopGroup loops, InetAddress address) {
        Map<InetSocketAddress, Runnable> listeners = new ConcurrentHashMap<>();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ChannelFuture even = bindOne(loops, address, 0, Map.of());
            if (even.isSuccess() && port(even.channel()) % 2 == 0) {
                ChannelFuture odd = bindOne(loops, address, port(even.channel()) + 1, listeners);
                if (odd.isSuccess()) {
                    return new UdpPorts(even.channel(), odd.channel(), listeners);
                }
            }
            even.channel().close();
        }
        throw new IllegalStateException("no pair of neighbouring UDP ports is free on " + address);
    }

    private static ChannelFuture bindOne(
            EventLoopGroup loops, InetAddress address, int port, Map<InetSocketAddress, Runnable> listeners) {
        return new Bootstrap()
                .group(loops)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, BACKLOG)
                .option(ChannelOption.SO_SNDBUF, 1 << 20)
                .handler(new Listener(listeners))
                .bind(address, port)
                .awaitUninterruptibly();
    }

    private static int port(Channel channel) {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    int mediaPort() {
        return port(media);
    }

    boolean ready() {
        return media.isWritable();
    }

    /** Calls {@code heard} whenever a report comes from {@code client}, until {@link #forget}. */
    void listen(InetSocketAddress client, Runnable heard) {
        listeners.put(client, heard);
    }

    void forget(InetSocketAddress client) {
        listeners.remove(client);
    }

    void sendMedia(List<byte[]> packets, InetSocketAddress client) {
        for (int from = 0; from < packets.size(); from += BURST) {
            List<byte[]> burst = packets.subList(from, Math.min(packets.size(), from + BURST));
            long delay = PAUSE_MS * (from / BURST);
            if (delay == 0) {
                media.eventLoop().execute(() -> send(burst, client));
            } else {
                media.eventLoop().schedule(() -> send(burst, client), delay, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void send(List<byte[]> packets, InetSocketAddress client) {
        for (byte[] packet : packets) {
            media.write(new DatagramPacket(Unpooled.wrappedBuffer(packet), client), media.voidPromise());
        }
        media.flush();
    }

    void sendReport(byte[] report, InetSocketAddress client) {
        reports.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(report), client), reports.voidPromise());
    }

    @Override
    public void close() {
        media.close().awaitUninterruptibly();
        reports.close().awaitUninterruptibly();
    }

    /** Hears clients' reports. A datagram that cannot be delivered (its client is gone) is no failure of the server's. */
    private static final class Listener extends SimpleChannelInboundHandler<DatagramPacket> {
        private final Map<InetSocketAddress, Runnable> listeners;

        Listener(Map<InetSocketAddress, Runnable> listeners) {
            this.listeners = listeners;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            Runnable heard = listeners.get(packet.sender());
            if (heard != null) {
                heard.run();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // Port unreachable: the session's time-out or its connection's end will clear it away.
        }
    }
}
