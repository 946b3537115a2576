package io.maskwatch.app.command;

import io.maskwatch.app.broker.TemporaryFolder;
import io.maskwatch.app.console.Screen;
import io.maskwatch.app.install.StopSignal;
import io.maskwatch.app.simulate.SimulatedAccess;
import io.maskwatch.app.simulate.SimulatedProps;
import io.maskwatch.app.simulate.SimulatedSite;
import io.maskwatch.app.simulate.SimulatedVideo;
import io.maskwatch.app.simulate.SiteCameraFile;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.simulator.fault.FaultScript;
import io.maskwatch.simulator.fault.FaultScriptFile;
import io.maskwatch.simulator.fault.FaultSpell;
import io.maskwatch.simulator.fault.FaultTimer;
import io.maskwatch.simulator.stream.StreamSettings;
import io.maskwatch.simulator.stream.VideoCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code maskwatch simulate}. */
@Command(
        name = "simulate",
        description =
                "Serves simulated cameras over RTSP until Ctrl-C, and has them fail by a script: to see what is said"
                        + " of a camera that fails, without a camera.")
final class SimulateCommand implements Callable<Integer> {
    private static final int MOST_CAMERAS = 50;
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--cameras", paramLabel = "N", description = "How many cameras (default: ${DEFAULT-VALUE}).")
    private int cameras = 2;

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description = "Which camera has which fault, and when (YAML; see docs/operations.md).")
    private @Nullable Path script;

    @Option(
            names = "--write-cameras",
            paramLabel = "FILE",
            description =
                    "Write the camera file there, for maskwatch up --cameras; printed otherwise. Of files that are"
                            + " there only its own are written over.")
    private @Nullable Path file;

    @Option(names = "--width", paramLabel = "PX", description = "Width of the pictures (default: ${DEFAULT-VALUE}).")
    private int widthPx = 1280;

    @Option(names = "--height", paramLabel = "PX", description = "Height of the pictures (default: ${DEFAULT-VALUE}).")
    private int heightPx = 720;

    @Option(names = "--fps", paramLabel = "N", description = "Pictures a second (default: ${DEFAULT-VALUE}).")
    private double framesPerSecond = 10;

    @Option(
            names = "--codec",
            paramLabel = "CODEC",
            description = "h264, h265 (a test picture; needs ffmpeg with libx265) or mjpeg (default: h264).")
    private VideoCodec codec = VideoCodec.H264;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the scenes (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--seconds", paramLabel = "N", description = "End after so many seconds (default: Ctrl-C ends it).")
    private @Nullable Integer seconds;

    @Mixin
    private SimulatedAccessOptions access = new SimulatedAccessOptions();

    @Mixin
    private LogOptions log = new LogOptions();

    @Override
    public Integer call() {
        log.quiet();
        check();
        SimulatedAccess reached = access.access(cameras, System.getenv());
        SimulatedVideo video = new SimulatedVideo(StreamSettings.of(widthPx, heightPx, framesPerSecond), codec, seed);
        Map<String, FaultScript> scripts =
                script == null ? Map.of() : FaultScriptFile.read(script, SimulatedSite.ids(cameras));
        Screen screen = new Screen(spec.commandLine().getOut(), false);
        try (StopSignal stop = StopSignal.onShutdown();
                ClosingStack parts = new ClosingStack()) {
            Path temporary = parts.push(TemporaryFolder.create()).path();
            access.making().ifPresent(screen::line);
            SimulatedProps props = SimulatedProps.make(video, scripts.values(), access.certificates(), temporary);
            SimulatedSite site = parts.push(SimulatedSite.start(cameras, video, reached, props));
            tell(site, reached, SiteCameraFile.text(site.urls(), reached, scripts), screen);
            site.play(
                    scripts,
                    parts.push(new FaultTimer()),
                    (camera, spell, begun) -> told(screen, camera, spell, begun));
            stop.await(seconds == null ? FOR_EVER : Duration.ofSeconds(seconds));
        }
        return ExitCode.OK.status();
    }

    private void check() {
        new OptionRange("--cameras", 1, MOST_CAMERAS).require(cameras);
        new OptionRange("--width", 320, 3840).requireEven(widthPx);
        new OptionRange("--height", 180, 2160).requireEven(heightPx);
        new OptionRange("--fps", 1, 60).require(framesPerSecond);
        if (seconds != null) {
            new OptionRange("--seconds", 1, 1_000_000).require(seconds);
        }
        if (file != null) {
            SiteCameraFile.requireReplaceable(file);
        }
    }

    private void tell(SimulatedSite site, SimulatedAccess reached, String cameraFile, Screen screen) {
        site.urls().forEach((id, url) -> screen.line(id + "  " + url));
        reached.remark().ifPresent(screen::line);
        access.trust().ifPresent(screen::line);
        if (file == null) {
            screen.line("");
            screen.line(cameraFile);
        } else {
            SiteCameraFile.write(file, cameraFile);
            screen.line("Camera file: " + file.toAbsolutePath() + ", for maskwatch up --cameras");
        }
        screen.line(seconds == null ? "Ctrl-C ends it." : "It ends after " + seconds + " s.");
    }

    private static synchronized void told(Screen screen, String camera, FaultSpell spell, boolean begun) {
        Duration lasting = spell.lasting();
        String until = lasting == null ? ", for good" : ", for " + lasting.toMillis() / 1000.0 + " s";
        screen.line(LocalTime.ofInstant(CLOCK.instant(), ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + "  "
                + camera + "  "
                + spell.fault().text() + (begun ? " begins" + until : " is over"));
    }
}
