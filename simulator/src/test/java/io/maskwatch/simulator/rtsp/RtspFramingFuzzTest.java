package io.maskwatch.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes over a connection: it is divided the same way however it is cut, or refused. */
class RtspFramingFuzzTest {
    private static final int ROUNDS = 3_000;
    private static final List<String> PIECES = List.of(
            "OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n",
            "DESCRIBE rtsp://a/cam1 RTSP/1.0\r\nCSeq: 2\r\nAccept: application/sdp\r\n\r\n",
            "SET_PARAMETER rtsp://a/b RTSP/1.0\r\nContent-Length: 4\r\n\r\nbody",
            "SETUP rtsp://a/b RTSP/1.0\r\nTransport: RTP/AVP/TCP;interleaved=0-1\r\n\r\n",
            "Content-Length: -1\r\n\r\n",
            "Content-Length: 99999999999\r\n\r\n",
            "content-length:\r\n\r\n",
            "$\1\0\3abc",
            "$\0\377\377",
            "\r\n\r\n",
            "\0\0\0");

    @Test
    void isDividedTheSameHoweverItIsCut() {
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] sent = sent(random);
            assertThat(divided(sent, random, true)).as("seed " + seed).isEqualTo(divided(sent, random, false));
        }
    }

    @Test
    void readsPathsAndTransportsOfAnyText() {
        for (long seed = 1; seed <= ROUNDS; seed++) {
            String text = new String(sent(new Random(seed)), StandardCharsets.ISO_8859_1);
            assertThat(RtspPath.of(text)).as("seed " + seed).isNotNull();
            TransportOffer.choose("RTP/AVP/TCP;interleaved=" + text)
                    .ifPresent(offer -> assertThat(offer.first()).isBetween(0, 255));
        }
    }

    private static byte[] sent(Random random) {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        for (int i = random.nextInt(6); i >= 0; i--) {
            byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.ISO_8859_1);
            if (random.nextInt(3) == 0) {
                piece[random.nextInt(piece.length)] = (byte) random.nextInt();
            }
            sent.writeBytes(piece);
        }
        return sent.toByteArray();
    }

    /** What comes out, up to the first refusal. */
    private static List<String> divided(byte[] sent, Random random, boolean atOnce) {
        EmbeddedChannel channel = new EmbeddedChannel(new RtspFraming());
        List<String> received = new ArrayList<>();
        try {
            for (int from = 0; from < sent.length; ) {
                int length = atOnce ? sent.length : Math.min(sent.length - from, 1 + random.nextInt(9));
                channel.writeInbound(Unpooled.wrappedBuffer(sent, from, Math.min(length, sent.length - from)));
                from += length;
            }
        } catch (DecoderException e) {
            received.add("refused");
        }
        List<String> whole = new ArrayList<>();
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            whole.add(message instanceof ByteBuf bytes ? bytes.toString(StandardCharsets.ISO_8859_1) : "" + message);
            ReferenceCountUtil.release(message);
        }
        whole.addAll(received);
        try {
            channel.finishAndReleaseAll();
        } catch (DecoderException e) {
            whole.add("refused at the end");
        }
        return whole;
    }
}
