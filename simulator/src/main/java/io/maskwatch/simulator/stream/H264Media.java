package io.maskwatch.simulator.stream;

import io.maskwatch.media.AccessUnit;
import io.maskwatch.media.H264Encoder;
import io.maskwatch.media.rtp.H264RtpPacketizer;
import io.maskwatch.simulator.content.PictureSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pictures encoded to H.264 as they are made. */
public final class H264Media implements StreamMedia {
    private static final int PAYLOAD_TYPE = 96;
    private static final int MAX_PAYLOAD_BYTES = 1400;
    private static final int FIRST_TIMESTAMP = 90_000;

    private final StreamSettings settings;
    private final PictureSource source;
    private final Function<StreamSettings, H264Encoder> encoders;
    private final H264RtpPacketizer packetizer;
    private volatile @Nullable MediaDescription description;
    private @Nullable H264Encoder encoder;

    /**
     * Media that is not yet prepared.
     *
     * @param source pictures of the settings' size; closed with the media
     * @param ssrc RTP's name of the stream
     */
    public H264Media(
            StreamSettings settings, PictureSource source, Function<StreamSettings, H264Encoder> encoders, int ssrc) {
        this.settings = settings;
        this.source = source;
        this.encoders = encoders;
        this.packetizer = new H264RtpPacketizer(PAYLOAD_TYPE, ssrc, 1, FIRST_TIMESTAMP);
    }

    /** Encodes one picture that nobody sees, for the sake of the parameter sets. */
    @Override
    public void prepare() {
        H264Encoder opened = encoders.apply(settings);
        encoder = opened;
        List<AccessUnit> units = List.of();
        for (int attempt = 0; units.isEmpty() && attempt < 10; attempt++) {
            units = opened.encode(source.pictureAt(Duration.ZERO), attempt, true);
        }
        description = ParameterSets.of(units.get(0)).description(PAYLOAD_TYPE);
    }

    @Override
    public MediaDescription description() {
        return Objects.requireNonNull(description, "not prepared");
    }

    @Override
    public List<MediaUnit> next(Duration at, long mediaNanos, boolean keyAsked, Instant now) {
        List<MediaUnit> units = new ArrayList<>();
        H264Encoder open = Objects.requireNonNull(encoder, "not prepared");
        for (AccessUnit unit : open.encode(source.pictureAt(at), mediaNanos, keyAsked)) {
            List<byte[]> packets = packetizer.packets(unit, MAX_PAYLOAD_BYTES);
            units.add(new MediaUnit(packets, unit.key(), packetizer.timestampOf(unit.ptsNanos()), now));
        }
        return units;
    }

    @Override
    public void close() {
        source.close();
        if (encoder != null) {
            encoder.close();
        }
    }
}
