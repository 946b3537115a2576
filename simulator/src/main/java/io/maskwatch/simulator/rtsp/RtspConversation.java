package io.maskwatch.simulator.rtsp;

import io.maskwatch.simulator.stream.CameraStream;
import io.maskwatch.simulator.stream.MediaDescription;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.rtsp.RtspHeaderNames;
import io.netty.handler.codec.rtsp.RtspMethods;
import io.netty.handler.codec.rtsp.RtspResponseStatuses;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers one client's requests. Used on its connection's event loop only. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // a response that cannot be written closes the connection, which ends its sessions
final class RtspConversation {
    private static final String METHODS =
            "OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, GET_PARAMETER, SET_PARAMETER, TEARDOWN";

    private final Map<String, CameraStream> streams;
    private final Guard guard;
    private final Misconduct misconduct;
    private final Duration timeout;
    private final RtspSessions sessions;

    RtspConversation(
            Map<String, CameraStream> streams,
            Guard guard,
            Misconduct misconduct,
            Duration timeout,
            RtspSessions sessions) {
        this.streams = streams;
        this.guard = guard;
        this.misconduct = misconduct;
        this.timeout = timeout;
        this.sessions = sessions;
    }

    void answer(ChannelHandlerContext context, FullHttpRequest request) {
        String method = request.method().name();
        if (misconduct.deaf()) {
            return;
        }
        if (request.decoderResult().isFailure()) {
            send(context, RtspReply.of(request, RtspResponseStatuses.BAD_REQUEST));
        } else if (request.method().equals(RtspMethods.OPTIONS)) {
            send(context, RtspReply.ok(request).with(RtspHeaderNames.PUBLIC, METHODS));
        } else if (!guard.admits(method, request.headers().get(RtspHeaderNames.AUTHORIZATION))) {
            send(context, unauthorised(request));
        } else {
            answerAdmitted(context, request, method);
        }
    }

    private void answerAdmitted(ChannelHandlerContext context, FullHttpRequest request, String method) {
        switch (method) {
            case "DESCRIBE" -> describe(context, request);
            case "SETUP" -> send(context, setup(request));
            case "PLAY" -> play(context, request);
            case "PAUSE" -> send(context, inSession(request, RtspSession::pause));
            case "GET_PARAMETER", "SET_PARAMETER" -> send(context, keptAlive(request));
            case "TEARDOWN" -> send(context, inSession(request, sessions::end));
            default -> send(context, RtspReply.of(request, RtspResponseStatuses.NOT_IMPLEMENTED));
        }
    }

    private static void send(ChannelHandlerContext context, RtspReply reply) {
        context.writeAndFlush(reply.response());
    }

    private RtspReply unauthorised(FullHttpRequest request) {
        RtspReply reply = RtspReply.of(request, RtspResponseStatuses.UNAUTHORIZED);
        guard.challenges().forEach(challenge -> reply.with(RtspHeaderNames.WWW_AUTHENTICATE, challenge));
        return reply;
    }

    private @Nullable CameraStream stream(FullHttpRequest request) {
        return misconduct.pathsUnknown() ? null : streams.get(RtspPath.of(request.uri()));
    }

    private RtspReply keptAlive(FullHttpRequest request) {
        return misconduct.sessionsForgotten()
                ? RtspReply.of(request, RtspResponseStatuses.SESSION_NOT_FOUND)
                : RtspReply.ok(request);
    }

    private void describe(ChannelHandlerContext context, FullHttpRequest request) {
        Optional<String> movedTo = misconduct.movedTo();
        if (movedTo.isPresent()) {
            send(
                    context,
                    RtspReply.of(request, HttpResponseStatus.FOUND).with(HttpHeaderNames.LOCATION, movedTo.get()));
            return;
        }
        CameraStream stream = stream(request);
        if (stream == null) {
            send(context, RtspReply.of(request, RtspResponseStatuses.NOT_FOUND));
            return;
        }
        request.retain();
        stream.description()
                .whenCompleteAsync(
                        (media, failure) -> {
                            send(context, described(context, request, stream, media));
                            request.release();
                        },
                        context.executor());
    }

    private RtspReply described(
            ChannelHandlerContext context,
            FullHttpRequest request,
            CameraStream stream,
            @Nullable MediaDescription media) {
        if (media == null) {
            return RtspReply.of(request, RtspResponseStatuses.SERVICE_UNAVAILABLE);
        }
        InetSocketAddress local = (InetSocketAddress) context.channel().localAddress();
        String body = SessionDescription.of(
                stream, media, misconduct.otherTracks(), local.getAddress().getHostAddress());
        return RtspReply.ok(request, "application/sdp", body)
                .with(RtspHeaderNames.CONTENT_BASE, RtspPath.base(request.uri()));
    }

    private RtspReply setup(FullHttpRequest request) {
        CameraStream stream = stream(request);
        if (stream == null) {
            return RtspReply.of(request, RtspResponseStatuses.NOT_FOUND);
        }
        Optional<TransportOffer> offer = TransportOffer.choose(request.headers().get(RtspHeaderNames.TRANSPORT, ""));
        if (offer.isEmpty()) {
            return RtspReply.of(request, RtspResponseStatuses.UNSUPPORTED_TRANSPORT);
        }
        RtspSession session = sessions.open(stream, offer.get());
        return RtspReply.ok(request)
                .with(RtspHeaderNames.TRANSPORT, sessions.granted(offer.get(), stream))
                .with(RtspHeaderNames.SESSION, session.id() + ";timeout=" + Math.max(1, timeout.toSeconds()));
    }

    /** The response must be on its way before the first packet. */
    private void play(ChannelHandlerContext context, FullHttpRequest request) {
        send(context, inSession(request, session -> {}).with(RtspHeaderNames.RANGE, "npt=now-"));
        sessions.of(request).ifPresent(session -> playAfterDelay(context, session));
    }

    private void playAfterDelay(ChannelHandlerContext context, RtspSession session) {
        Duration delay = misconduct.playDelay();
        if (delay.isZero()) {
            session.play();
        } else {
            context.executor().schedule(session::play, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private RtspReply inSession(FullHttpRequest request, Consumer<RtspSession> action) {
        Optional<RtspSession> session = sessions.of(request);
        if (session.isEmpty()) {
            return RtspReply.of(request, RtspResponseStatuses.SESSION_NOT_FOUND);
        }
        action.accept(session.get());
        return RtspReply.ok(request).with(RtspHeaderNames.SESSION, session.get().id());
    }
}
