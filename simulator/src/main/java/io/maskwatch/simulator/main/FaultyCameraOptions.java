package io.maskwatch.simulator.main;

import io.maskwatch.simulator.fault.Certificates;
import io.maskwatch.simulator.rtsp.RtspServerOptions;
import io.maskwatch.simulator.stream.StreamSettings;
import io.maskwatch.simulator.stream.VideoCodec;
import org.jspecify.annotations.Nullable;

/**
 * One camera that may fail.
 *
 * @param name its name
 * @param seed decides what it shows
 * @param video how its stream is encoded
 * @param codec what it sends while it has no fault
 * @param server where it listens and whom it serves
 * @param certificates what it shows if it is encrypted; null if it is not
 * @param h265 a film that is sent while the camera has the fault H265 or by a camera of that codec, as Annex B with
 *     delimiters; null for none
 */
@SuppressWarnings("ArrayRecordComponent") // options are passed on, not compared
public record FaultyCameraOptions(
        String name,
        long seed,
        StreamSettings video,
        VideoCodec codec,
        RtspServerOptions server,
        @Nullable Certificates certificates,
        byte @Nullable [] h265) {
    public FaultyCameraOptions {
        if (codec == VideoCodec.H265 && h265 == null) {
            throw new IllegalArgumentException("a camera of H.265 needs a film");
        }
    }

    /** A small camera of 320x180 pixels, ten pictures a second in H.264, at any free port. */
    public static FaultyCameraOptions small(String name) {
        return new FaultyCameraOptions(
                name,
                name.hashCode(),
                StreamSettings.of(320, 180, 10),
                VideoCodec.H264,
                RtspServerOptions.loopback(),
                null,
                null);
    }

    public FaultyCameraOptions withSeed(long other) {
        return new FaultyCameraOptions(name, other, video, codec, server, certificates, h265);
    }

    public FaultyCameraOptions withVideo(StreamSettings other) {
        return new FaultyCameraOptions(name, seed, other, codec, server, certificates, h265);
    }

    public FaultyCameraOptions withCodec(VideoCodec other) {
        return new FaultyCameraOptions(name, seed, video, other, server, certificates, h265);
    }

    public FaultyCameraOptions withServer(RtspServerOptions other) {
        return new FaultyCameraOptions(name, seed, video, codec, other, certificates, h265);
    }

    public FaultyCameraOptions withCertificates(@Nullable Certificates other) {
        return new FaultyCameraOptions(name, seed, video, codec, server, other, h265);
    }

    public FaultyCameraOptions withH265(byte @Nullable [] other) {
        return new FaultyCameraOptions(name, seed, video, codec, server, certificates, other);
    }
}
