package io.maskwatch.simulator.rtsp;

import io.maskwatch.simulator.stream.CameraStream;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection: its sessions end with it, and it ends when the client falls silent. */
@SuppressWarnings("FutureReturnValueIgnored") // closing a channel needs no look at how it went
final class RtspConnection extends SimpleChannelInboundHandler<Object> {
    private static final Logger LOG = LoggerFactory.getLogger(RtspConnection.class);

    private final Duration timeout;
    private final RtspSessions sessions;
    private final RtspConversation conversation;
    private volatile long heardNanos = System.nanoTime();

    RtspConnection(
            Channel channel,
            Map<String, CameraStream> streams,
            RtspServerOptions options,
            Misconduct misconduct,
            UdpPorts udp) {
        this.timeout = options.sessionTimeout();
        this.sessions = new RtspSessions(channel, udp, misconduct, this::heard);
        Guard guard = new Guard(misconduct.otherLogin().orElse(options.login()), options.challenge());
        this.conversation = new RtspConversation(streams, guard, misconduct, timeout, sessions);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        scheduleCheck(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        sessions.endAll();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("A viewer's connection has failed: {}", cause.toString());
        context.close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Object message) {
        heard();
        if (message instanceof FullHttpRequest request) {
            conversation.answer(context, request);
        }
    }

    private void heard() {
        heardNanos = System.nanoTime();
    }

    private void scheduleCheck(ChannelHandlerContext context) {
        long period = Math.max(50, timeout.toMillis() / 4);
        context.executor().schedule(() -> checkSilence(context), period, TimeUnit.MILLISECONDS);
    }

    private void checkSilence(ChannelHandlerContext context) {
        if (System.nanoTime() - heardNanos > timeout.toNanos()) {
            LOG.debug("A viewer was silent for {} and is let go.", timeout);
            context.close();
        } else if (context.channel().isActive()) {
            scheduleCheck(context);
        }
    }
}
