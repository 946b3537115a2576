package io.maskwatch.simulator.main;

import io.maskwatch.simulator.fault.Certificates;
import io.maskwatch.simulator.fault.FaultScript;
import io.maskwatch.simulator.rtsp.RtspServerOptions;
import io.maskwatch.simulator.stream.StreamSettings;
import org.jspecify.annotations.Nullable;

/**
 * One camera that may fail.
 *
 * @param name its name, which decides what it shows
 * @param video how its stream is encoded
 * @param server where it listens and whom it serves
 * @param certificates what it shows if it is encrypted; null if it is not
 * @param h265 a film that is sent while the camera has the fault H265, as Annex B with delimiters; null for none
 * @param filmAlone whether it sends that film always, at the video's rate
 * @param script when it fails by itself
 */
@SuppressWarnings("ArrayRecordComponent") // options are passed on, not compared
public record FaultyCameraOptions(
        String name,
        StreamSettings video,
        RtspServerOptions server,
        @Nullable Certificates certificates,
        byte @Nullable [] h265,
        boolean filmAlone,
        FaultScript script) {
    /** A small camera of 320x180 pixels, ten pictures a second, at any free port, that never fails by itself. */
    public static FaultyCameraOptions small(String name) {
        return new FaultyCameraOptions(
                name,
                StreamSettings.of(320, 180, 10),
                RtspServerOptions.loopback(),
                null,
                null,
                false,
                FaultScript.NONE);
    }

    public FaultyCameraOptions withVideo(StreamSettings other) {
        return new FaultyCameraOptions(name, other, server, certificates, h265, filmAlone, script);
    }

    public FaultyCameraOptions withServer(RtspServerOptions other) {
        return new FaultyCameraOptions(name, video, other, certificates, h265, filmAlone, script);
    }

    public FaultyCameraOptions withCertificates(Certificates other) {
        return new FaultyCameraOptions(name, video, server, other, h265, filmAlone, script);
    }

    public FaultyCameraOptions withH265(byte @Nullable [] other) {
        return new FaultyCameraOptions(name, video, server, certificates, other, filmAlone, script);
    }

    /** One that sends nothing but a film. */
    public FaultyCameraOptions withFilmAlone(byte[] film) {
        return new FaultyCameraOptions(name, video, server, certificates, film, true, script);
    }

    public FaultyCameraOptions withScript(FaultScript other) {
        return new FaultyCameraOptions(name, video, server, certificates, h265, filmAlone, other);
    }
}
