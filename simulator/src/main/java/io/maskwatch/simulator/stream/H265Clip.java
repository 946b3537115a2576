package io.maskwatch.simulator.stream;

import io.maskwatch.media.rtp.H265RtpPacketizer;
import io.maskwatch.media.rtp.NalUnit;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A film in H.265, again and again: there is no encoder of H.265 here. Immutable but for where it is. */
public final class H265Clip implements StreamMedia {
    private static final int PAYLOAD_TYPE = 97;
    private static final int MAX_PAYLOAD_BYTES = 1400;
    private static final int DELIMITER = 35;
    private static final int FIRST_KEY_SLICE = 16;
    private static final int LAST_KEY_SLICE = 21;
    private static final byte[] START_CODE = {0, 0, 0, 1};

    private final List<Unit> units;
    private final H265RtpPacketizer packetizer;
    private int next;

    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    private record Unit(byte[] annexB, boolean key) {}

    /**
     * The film at its beginning.
     *
     * @param annexB its byte stream, with access unit delimiters, and parameter sets before each key frame
     * @param ssrc RTP's name of the stream
     */
    public H265Clip(byte[] annexB, int ssrc) {
        this.units = split(annexB);
        this.packetizer = new H265RtpPacketizer(PAYLOAD_TYPE, ssrc);
        if (units.isEmpty()) {
            throw new IllegalArgumentException("the film has no access unit delimiters");
        }
    }

    @Override
    public void prepare() {}

    @Override
    public MediaDescription description() {
        return new MediaDescription(PAYLOAD_TYPE, List.of("a=rtpmap:97 H265/90000"));
    }

    @Override
    public List<MediaUnit> next(Duration at, long mediaNanos, boolean keyAsked, Instant now) {
        if (keyAsked) {
            next = 0;
        }
        Unit unit = units.get(next);
        next = (next + 1) % units.size();
        List<byte[]> packets = packetizer.packets(unit.annexB(), mediaNanos, MAX_PAYLOAD_BYTES);
        return List.of(new MediaUnit(packets, unit.key(), packetizer.timestampOf(mediaNanos), now));
    }

    private static List<Unit> split(byte[] annexB) {
        List<Unit> units = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean key = false;
        for (NalUnit nal : NalUnit.split(annexB)) {
            int type = (nal.header() >> 1) & 0x3f;
            if (type == DELIMITER && bytes.size() > 0) {
                units.add(new Unit(bytes.toByteArray(), key));
                bytes.reset();
                key = false;
            }
            key |= type >= FIRST_KEY_SLICE && type <= LAST_KEY_SLICE;
            bytes.writeBytes(START_CODE);
            bytes.writeBytes(nal.bytes());
        }
        if (!units.isEmpty()) {
            units.add(new Unit(bytes.toByteArray(), key));
        }
        return units;
    }

    @Override
    public void close() {}
}
