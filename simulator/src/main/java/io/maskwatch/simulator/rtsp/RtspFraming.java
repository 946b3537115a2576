package io.maskwatch.simulator.rtsp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.TooLongFrameException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Divides what a client sends into whole requests, passed on as bytes, and interleaved binary frames (RFC 2326, 10.12),
 * passed on as {@link InterleavedFrame}.
 */
final class RtspFraming extends ByteToMessageDecoder {
    private static final int MAX_REQUEST_BYTES = 32 * 1024;
    private static final String LENGTH = "content-length:";

    /** RTCP, as a rule, that a client sends in between. */
    record InterleavedFrame(int channel, int length) {}

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.getByte(in.readerIndex()) == '$') {
            decodeFrame(in, out);
        } else {
            decodeRequest(in, out);
        }
    }

    private static void decodeFrame(ByteBuf in, List<Object> out) {
        if (in.readableBytes() >= 4) {
            int length = in.getUnsignedShort(in.readerIndex() + 2);
            if (in.readableBytes() >= 4 + length) {
                out.add(new InterleavedFrame(in.getUnsignedByte(in.readerIndex() + 1), length));
                in.skipBytes(4 + length);
            }
        }
    }

    private static void decodeRequest(ByteBuf in, List<Object> out) {
        int available = Math.min(in.readableBytes(), MAX_REQUEST_BYTES);
        String text = in.toString(in.readerIndex(), available, StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            if (available == MAX_REQUEST_BYTES) {
                throw new TooLongFrameException("a request's head exceeds " + MAX_REQUEST_BYTES + " bytes");
            }
            return;
        }
        int whole = head + 4 + bodyLength(text.substring(0, head));
        if (in.readableBytes() >= whole) {
            out.add(in.readRetainedSlice(whole));
        }
    }

    private static int bodyLength(String head) {
        for (String line : head.split("\r\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                int length = Integer.parseInt(line.substring(LENGTH.length()).strip());
                if (length < 0 || length > MAX_REQUEST_BYTES) {
                    throw new TooLongFrameException("a request's body of " + length + " bytes is refused");
                }
                return length;
            }
        }
        return 0;
    }
}
