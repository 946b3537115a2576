package io.maskwatch.sink.verdict;

import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.Verdict;
import io.maskwatch.schemas.VerdictEvent;
import io.maskwatch.sink.state.Track;
import java.time.Instant;

/** Puts a track into the words of the verdicts topic. Stateless. */
public final class Verdicts {
    private Verdicts() {}

    /** What is held of the person, and why it is told. */
    public static Verdict tell(String cameraId, Track track, VerdictEvent event, MaskVerdict previous, long atMs) {
        return Verdict.newBuilder()
                .setCameraId(cameraId)
                .setTrackId(trackId(track))
                .setEvent(event)
                .setVerdict(Judge.held(track))
                .setPrevious(previous)
                .setAt(Instant.ofEpochMilli(atMs))
                .setFirstSeenAt(Instant.ofEpochMilli(track.getFirstSeenAt()))
                .setLastSeenAt(Instant.ofEpochMilli(track.getLastSeenAt()))
                .setLooks(track.getLooks())
                .setConfidence((float) Judge.confidence(track))
                .setBox(box(track))
                .setSession(track.getSession())
                .setSequence(track.getSequence())
                .build();
    }

    /** The track's public identity. */
    public static String trackId(Track track) {
        return Long.toString(track.getNumber(), Character.MAX_RADIX);
    }

    /** Where the face was at the last look. */
    public static BoundingBox box(Track track) {
        return new BoundingBox(track.getLeft(), track.getTop(), track.getWidth(), track.getHeight());
    }
}
