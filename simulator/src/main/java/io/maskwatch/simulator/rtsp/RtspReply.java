package io.maskwatch.simulator.rtsp;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.rtsp.RtspHeaderNames;
import io.netty.handler.codec.rtsp.RtspResponseStatuses;
import io.netty.handler.codec.rtsp.RtspVersions;
import java.nio.charset.StandardCharsets;

/** Builds responses. */
final class RtspReply {
    private final FullHttpResponse response;

    private RtspReply(FullHttpRequest request, HttpResponseStatus status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response = new DefaultFullHttpResponse(RtspVersions.RTSP_1_0, status, Unpooled.wrappedBuffer(bytes));
        response.headers().set(RtspHeaderNames.CSEQ, request.headers().get(RtspHeaderNames.CSEQ, "0"));
        response.headers().set(RtspHeaderNames.SERVER, "maskwatch simulator");
        if (bytes.length > 0) {
            response.headers().set(RtspHeaderNames.CONTENT_LENGTH, bytes.length);
        }
    }

    static RtspReply ok(FullHttpRequest request) {
        return new RtspReply(request, RtspResponseStatuses.OK, "");
    }

    static RtspReply ok(FullHttpRequest request, String contentType, String body) {
        return new RtspReply(request, RtspResponseStatuses.OK, body).with(RtspHeaderNames.CONTENT_TYPE, contentType);
    }

    static RtspReply of(FullHttpRequest request, HttpResponseStatus status) {
        return new RtspReply(request, status, "");
    }

    RtspReply with(CharSequence header, String value) {
        response.headers().add(header, value);
        return this;
    }

    FullHttpResponse response() {
        return response;
    }
}
