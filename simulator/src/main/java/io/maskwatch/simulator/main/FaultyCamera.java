package io.maskwatch.simulator.main;

import io.maskwatch.media.H264Encoder;
import io.maskwatch.media.ffmpeg.FfmpegH264Encoder;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.simulator.content.PictureSource;
import io.maskwatch.simulator.content.ScenePictures;
import io.maskwatch.simulator.fault.Fault;
import io.maskwatch.simulator.fault.FaultPanel;
import io.maskwatch.simulator.fault.FaultPlayer;
import io.maskwatch.simulator.fault.FaultScript;
import io.maskwatch.simulator.fault.FaultyMedia;
import io.maskwatch.simulator.fault.FaultyPictures;
import io.maskwatch.simulator.fault.FaultyServer;
import io.maskwatch.simulator.fault.SwitchedMedia;
import io.maskwatch.simulator.fault.Timetable;
import io.maskwatch.simulator.scene.SceneProfile;
import io.maskwatch.simulator.scene.SceneScript;
import io.maskwatch.simulator.stream.CameraStream;
import io.maskwatch.simulator.stream.H264Media;
import io.maskwatch.simulator.stream.H265Clip;
import io.maskwatch.simulator.stream.MjpegMedia;
import io.maskwatch.simulator.stream.StreamMedia;
import io.maskwatch.simulator.stream.StreamSettings;
import io.maskwatch.simulator.stream.VideoCodec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * One simulated camera at an address of its own, which fails by scripts and whenever it is told to. Thread-safe; closing
 * ends its stream and its threads.
 */
public final class FaultyCamera implements AutoCloseable {
    private static final String PATH = "/live";
    private static final Duration RARE = Duration.ofSeconds(30);

    private final String name;
    private final FaultPanel faults;
    private final FaultyServer server;
    private final ClosingStack resources;

    private FaultyCamera(String name, FaultPanel faults, FaultyServer server, ClosingStack resources) {
        this.name = name;
        this.faults = faults;
        this.server = server;
        this.resources = resources;
    }

    /** Starts it. Throws a user error for a port that is taken. */
    public static FaultyCamera start(FaultyCameraOptions options) {
        return start(options, new FaultPanel());
    }

    /** Starts it with faults that it has from the beginning. */
    public static FaultyCamera start(FaultyCameraOptions options, FaultPanel faults) {
        ClosingStack resources = new ClosingStack();
        try {
            CameraStream stream = resources.push(new CameraStream(
                    options.name(),
                    options.video(),
                    media(options, faults),
                    new FaultyMedia(faults, new Random(options.name().hashCode())),
                    InstantSource.system()));
            FaultyServer server =
                    resources.push(new FaultyServer(options.server(), PATH, stream, faults, options.certificates()));
            server.start();
            return new FaultyCamera(options.name(), faults, server, resources);
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    static StreamMedia media(FaultyCameraOptions options, FaultPanel faults) {
        StreamSettings video = options.video();
        byte[] film = options.h265();
        if (film != null && options.codec() == VideoCodec.H265) {
            return new H265Clip(film, ssrc(options));
        }
        Map<Fault, Supplier<StreamMedia>> others = new EnumMap<>(Fault.class);
        others.put(Fault.RARE_KEY_FRAMES, () -> usual(options, video.withKeyFrameGap(RARE), faults));
        others.put(Fault.OTHER_RESOLUTION, () -> usual(options, video.half(), faults));
        others.put(Fault.MJPEG, () -> jpeg(options, video, faults));
        if (film != null) {
            others.put(Fault.H265, () -> new H265Clip(film, ssrc(options)));
        }
        return new SwitchedMedia(usual(options, video, faults), others, faults);
    }

    private static StreamMedia usual(FaultyCameraOptions options, StreamSettings video, FaultPanel faults) {
        return options.codec() == VideoCodec.MJPEG ? jpeg(options, video, faults) : encoded(options, video, faults);
    }

    private static StreamMedia jpeg(FaultyCameraOptions options, StreamSettings video, FaultPanel faults) {
        return new MjpegMedia(pictures(options, video, faults), ssrc(options));
    }

    private static int ssrc(FaultyCameraOptions options) {
        return CameraStream.ssrcOf(options.name());
    }

    private static StreamMedia encoded(FaultyCameraOptions options, StreamSettings video, FaultPanel faults) {
        return new H264Media(video, pictures(options, video, faults), FaultyCamera::encoder, ssrc(options));
    }

    private static PictureSource pictures(FaultyCameraOptions options, StreamSettings video, FaultPanel faults) {
        SceneScript scene = SceneScript.generate(options.seed(), null, SceneProfile.MIXED);
        return new FaultyPictures(new ScenePictures(scene, video.widthPx(), video.heightPx()), faults);
    }

    private static H264Encoder encoder(StreamSettings settings) {
        return new FfmpegH264Encoder(
                settings.widthPx(),
                settings.heightPx(),
                settings.framesPerSecond(),
                settings.bitsPerSecond(),
                settings.keyFrameInterval());
    }

    /** What is wrong with it; to be changed at will. */
    public FaultPanel faults() {
        return faults;
    }

    /** Has it fail by a script, from now on. */
    public void play(FaultScript script, Timetable timetable, FaultPlayer.Listener listener) {
        new FaultPlayer(name, faults, this::disconnect, listener).play(script, timetable);
    }

    /** Its address, without any password. */
    public String url() {
        return server.server().url(PATH);
    }

    /** Where clients are sent while it has the fault REDIRECT. */
    public void redirectTo(String url) {
        server.redirectTo(url);
    }

    /** Ends the connections that there are. */
    public void disconnect() {
        server.server().disconnect();
    }

    @Override
    public void close() {
        resources.close();
    }
}
