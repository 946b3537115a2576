package io.maskwatch.simulator.stream;

import io.maskwatch.media.rtp.JpegRtpPacketizer;
import io.maskwatch.simulator.content.PictureSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures as JPEG, cut to whole blocks of 16 pixels. */
public final class MjpegMedia implements StreamMedia {
    private static final int BLOCK = 16;
    private static final int MAX_PAYLOAD_BYTES = 1400;

    private final PictureSource source;
    private final JpegRtpPacketizer packetizer;

    /**
     * Media that needs no preparation.
     *
     * @param source closed with the media
     * @param ssrc RTP's name of the stream
     */
    public MjpegMedia(PictureSource source, int ssrc) {
        this.source = source;
        this.packetizer = new JpegRtpPacketizer(ssrc);
    }

    @Override
    public void prepare() {
        ImageIO.setUseCache(false);
    }

    @Override
    public MediaDescription description() {
        return new MediaDescription(JpegRtpPacketizer.PAYLOAD_TYPE, List.of("a=rtpmap:26 JPEG/90000"));
    }

    @Override
    public List<MediaUnit> next(Duration at, long mediaNanos, boolean keyAsked, Instant now) {
        List<byte[]> packets = packetizer.packets(jpeg(source.pictureAt(at)), mediaNanos, MAX_PAYLOAD_BYTES);
        return List.of(new MediaUnit(packets, true, packetizer.timestampOf(mediaNanos), now));
    }

    private static byte[] jpeg(BufferedImage picture) {
        BufferedImage whole =
                picture.getSubimage(0, 0, picture.getWidth() / BLOCK * BLOCK, picture.getHeight() / BLOCK * BLOCK);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(whole, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a JPEG could not be written", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        source.close();
    }
}
