package io.maskwatch.simulator.stream;

import io.maskwatch.media.AccessUnit;
import io.maskwatch.media.rtp.H264RtpPacketizer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A film, again and again; a new viewer sees it from its beginning. */
public final class FilmMedia implements StreamMedia {
    private static final int PAYLOAD_TYPE = 96;
    private static final int MAX_PAYLOAD_BYTES = 1400;
    private static final int FIRST_TIMESTAMP = 90_000;

    private final Film film;
    private final H264RtpPacketizer packetizer;
    private int next;

    /** @param ssrc RTP's name of the stream */
    public FilmMedia(Film film, int ssrc) {
        this.film = film;
        this.packetizer = new H264RtpPacketizer(PAYLOAD_TYPE, ssrc, 1, FIRST_TIMESTAMP);
    }

    @Override
    public void prepare() {}

    @Override
    public MediaDescription description() {
        return ParameterSets.of(film.units().get(0)).description(PAYLOAD_TYPE);
    }

    @Override
    public List<MediaUnit> next(Duration at, long mediaNanos, boolean keyAsked, Instant now) {
        if (keyAsked) {
            next = 0;
        }
        AccessUnit stored = film.units().get(next);
        next = (next + 1) % film.units().size();
        AccessUnit unit = new AccessUnit(stored.annexB(), stored.key(), mediaNanos);
        List<byte[]> packets = packetizer.packets(unit, MAX_PAYLOAD_BYTES);
        return List.of(new MediaUnit(packets, unit.key(), packetizer.timestampOf(mediaNanos), now));
    }

    @Override
    public void close() {}
}
