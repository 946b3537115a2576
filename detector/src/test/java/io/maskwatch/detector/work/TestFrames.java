package io.maskwatch.detector.work;

import io.maskwatch.schemas.Frame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import javax.imageio.ImageIO;

/** Frames with plain pictures. */
public final class TestFrames {
    public static final int WIDTH_PX = 128;
    public static final int HEIGHT_PX = 96;
    private static final byte[] REDDISH = jpeg(WIDTH_PX, HEIGHT_PX, new Color(200, 60, 30));

    private TestFrames() {}

    /** A good frame. */
    public static Frame frame(String camera, long session, long sequence) {
        return builder(camera, session, sequence).build();
    }

    /** A good frame that can be spoiled. */
    public static Frame.Builder builder(String camera, long session, long sequence) {
        return Frame.newBuilder()
                .setCameraId(camera)
                .setSession(session)
                .setSequence(sequence)
                .setCapturedAt(Instant.ofEpochMilli(1_700_000_000_000L + sequence))
                .setWidthPx(WIDTH_PX)
                .setHeightPx(HEIGHT_PX)
                .setSourceWidthPx(WIDTH_PX)
                .setSourceHeightPx(HEIGHT_PX)
                .setDetectAtPx(WIDTH_PX)
                .setWorkerId("ingest-test")
                .setJpeg(ByteBuffer.wrap(REDDISH));
    }

    /** A JPEG of one colour. */
    public static byte[] jpeg(int widthPx, int heightPx, Color colour) {
        BufferedImage image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, widthPx, heightPx);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
