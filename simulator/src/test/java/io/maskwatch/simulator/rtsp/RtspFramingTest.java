package io.maskwatch.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RtspFramingTest {
    private static final String OPTIONS = "OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n";
    private static final String WITH_BODY =
            "SET_PARAMETER rtsp://a/b RTSP/1.0\r\nCSeq: 2\r\nContent-Length: 4\r\n\r\nbody";

    private final EmbeddedChannel channel = new EmbeddedChannel(new RtspFraming());

    @Test
    void dividesRequestsAndBinaryFramesFedByteByByte() {
        byte[] sent = (OPTIONS + "$\1\0\3abc" + WITH_BODY + OPTIONS).getBytes(StandardCharsets.ISO_8859_1);
        for (byte one : sent) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {one}));
        }

        assertThat(received()).containsExactly(OPTIONS, "frame 1 of 3", WITH_BODY, OPTIONS);
    }

    @Test
    void dividesWhatComesAtOnce() {
        channel.writeInbound(Unpooled.copiedBuffer(OPTIONS + "$\0\0\0" + OPTIONS, StandardCharsets.ISO_8859_1));

        assertThat(received()).containsExactly(OPTIONS, "frame 0 of 0", OPTIONS);
    }

    @Test
    void refusesHeadsWithoutEnd() {
        String endless = "X".repeat(40_000);

        assertThatThrownBy(() -> channel.writeInbound(Unpooled.copiedBuffer(endless, StandardCharsets.ISO_8859_1)))
                .isInstanceOf(DecoderException.class);
    }

    private List<String> received() {
        List<String> received = new ArrayList<>();
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            if (message instanceof ByteBuf bytes) {
                received.add(bytes.toString(StandardCharsets.ISO_8859_1));
                bytes.release();
            } else if (message instanceof RtspFraming.InterleavedFrame frame) {
                received.add("frame " + frame.channel() + " of " + frame.length());
            }
        }
        return received;
    }
}
