package io.maskwatch.simulator.main;

import io.maskwatch.media.H264Encoder;
import io.maskwatch.media.ffmpeg.FfmpegH264Encoder;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.simulator.rtsp.RtspServer;
import io.maskwatch.simulator.rtsp.RtspServerOptions;
import io.maskwatch.simulator.stream.CameraStream;
import io.maskwatch.simulator.stream.StreamSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Simulated cameras on one RTSP server of this machine. Thread-safe; closing ends all streams and joins their threads. */
public final class SimulatedCameras implements AutoCloseable {
    private final List<SimulatedCamera> cameras;
    private final ClosingStack resources;

    private SimulatedCameras(List<SimulatedCamera> cameras, ClosingStack resources) {
        this.cameras = List.copyOf(cameras);
        this.resources = resources;
    }

    /** Starts the server. Throws a user error for content that cannot be read and for a port that is taken. */
    public static SimulatedCameras start(SimulatorOptions options) {
        ClosingStack resources = new ClosingStack();
        try {
            return start(options, resources);
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    private static SimulatedCameras start(SimulatorOptions options, ClosingStack resources) {
        InstantSource clock = InstantSource.system();
        StreamSettings settings = StreamSettings.of(options.widthPx(), options.heightPx(), options.framesPerSecond());
        Map<String, CameraStream> streams = new LinkedHashMap<>();
        List<CameraSource> sources = new ArrayList<>();
        for (int number = 1; number <= options.cameras(); number++) {
            CameraSource source = CameraSource.of(options, number);
            sources.add(source);
            streams.put(
                    "/cam" + number,
                    resources.push(new CameraStream(
                            "sim-" + number, settings, source.pictures(), SimulatedCameras::encoder, clock)));
        }
        RtspServer server = resources.push(new RtspServer(
                RtspServerOptions.loopback().withPort(options.port()).withLogin(options.login()), streams));
        server.start();
        return new SimulatedCameras(cameras(options, server, streams, sources, clock), resources);
    }

    private static List<SimulatedCamera> cameras(
            SimulatorOptions options,
            RtspServer server,
            Map<String, CameraStream> streams,
            List<CameraSource> sources,
            InstantSource clock) {
        List<SimulatedCamera> cameras = new ArrayList<>();
        streams.forEach((path, stream) -> {
            int number = cameras.size() + 1;
            cameras.add(new SimulatedCamera(
                    stream.name(),
                    "Simulated camera " + number,
                    server.url(path),
                    stream,
                    sources.get(number - 1),
                    options.length(),
                    clock));
        });
        return cameras;
    }

    private static H264Encoder encoder(StreamSettings settings) {
        return new FfmpegH264Encoder(
                settings.widthPx(),
                settings.heightPx(),
                settings.framesPerSecond(),
                settings.bitsPerSecond(),
                settings.keyFrameInterval());
    }

    /** The cameras, in order of their numbers. */
    public List<SimulatedCamera> cameras() {
        return cameras;
    }

    @Override
    public void close() {
        resources.close();
    }
}
