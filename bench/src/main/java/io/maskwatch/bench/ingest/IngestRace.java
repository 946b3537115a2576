package io.maskwatch.bench.ingest;

import io.maskwatch.bench.Pause;
import io.maskwatch.bench.ingest.kafka.IngestRig;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.Topics;
import io.maskwatch.simulator.main.FilmCameras;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The same cameras read by an ingest worker and by as many {@code ffmpeg} commands, in turns. Cameras and broker are in
 * this process, so that their work counts for nobody. For one thread.
 */
final class IngestRace implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final int FRAMES_TO_BEGIN = 4;

    /** As many times the length of a turn the worker runs before the first one. */
    static final int SPANS_TO_WARM_UP = 8;

    private final Load load;
    private final String ffmpeg;
    private final Duration span;
    private final Path folder;
    private final ClosingStack parts = new ClosingStack();
    private final FilmCameras simulator;
    private final List<Camera> cameras = new ArrayList<>();
    private final IngestRig rig;
    private final IngestProcess worker;

    /**
     * Starts cameras, broker and worker.
     *
     * @param folder an empty one
     * @param span of each turn
     */
    IngestRace(Load load, String ffmpeg, Duration span, Path folder) {
        this.load = load;
        this.ffmpeg = ffmpeg;
        this.span = span;
        this.folder = folder;
        try {
            this.simulator = parts.push(FilmCameras.start(load.film(), load.cameras()));
            for (String url : simulator.urls()) {
                cameras.add(load.camera(cameras.size(), url));
            }
            this.rig = parts.push(new IngestRig(folder));
            this.worker = parts.push(IngestProcess.start(folder, rig.bootstrapServers()));
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** One turn of each. */
    record Round(Turn ingest, Turn ffmpeg) {
        /** How many times the CPU of ffmpeg ingest takes. */
        double ratio() {
            return ingest.cores() / ffmpeg.cores();
        }
    }

    Round round() throws IOException {
        return new Round(ingestTurn(), ffmpegTurn());
    }

    /** Lets the worker's JVM compile what it will need for months: that is no cost of a camera. */
    void warmUp() {
        begin();
        Pause.of(span.multipliedBy(SPANS_TO_WARM_UP));
        rig.remove(cameras);
    }

    /** What the worker costs without a camera, in cores. */
    double idleCores() {
        ProcessCost before = worker.cost();
        long begun = System.nanoTime();
        Pause.of(span);
        return worker.cost().cpuSecondsSince(before) / secondsSince(begun);
    }

    private Turn ingestTurn() {
        begin();
        long framesBefore = rig.written(Topics.FRAMES);
        ProcessCost before = worker.cost();
        long begun = System.nanoTime();
        Pause.of(span);
        double cpu = worker.cost().cpuSecondsSince(before);
        double seconds = secondsSince(begun);
        long frames = rig.written(Topics.FRAMES) - framesBefore;
        rig.remove(cameras);
        return Turn.of(cpu, frames, cameras.size(), seconds);
    }

    /** Returns when all cameras stream. */
    private void begin() {
        long written = rig.written(Topics.FRAMES);
        rig.put(cameras);
        Pause.until(
                () -> rig.written(Topics.FRAMES) >= written + (long) FRAMES_TO_BEGIN * cameras.size(),
                LIMIT,
                "The first frame");
        Pause.of(SETTLING);
    }

    private Turn ffmpegTurn() throws IOException {
        try (ClosingStack closing = new ClosingStack()) {
            List<FfmpegCommand> commands = new ArrayList<>();
            for (String url : simulator.urls()) {
                commands.add(closing.push(FfmpegCommand.start(ffmpeg, url, load, folder, commands.size())));
            }
            Pause.until(
                    () -> commands.stream().allMatch(command -> command.frames() >= FRAMES_TO_BEGIN),
                    LIMIT,
                    "The first picture of ffmpeg");
            Pause.of(SETTLING);
            long framesBefore = frames(commands);
            List<ProcessCost> before = costs(commands);
            long begun = System.nanoTime();
            Pause.of(span);
            List<ProcessCost> after = costs(commands);
            double seconds = secondsSince(begun);
            double cpu = 0;
            for (int i = 0; i < commands.size(); i++) {
                cpu += after.get(i).cpuSecondsSince(before.get(i));
            }
            return Turn.of(cpu, frames(commands) - framesBefore, commands.size(), seconds);
        }
    }

    private static long frames(List<FfmpegCommand> commands) {
        return commands.stream().mapToLong(FfmpegCommand::frames).sum();
    }

    private static List<ProcessCost> costs(List<FfmpegCommand> commands) {
        return commands.stream().map(command -> ProcessCost.of(command.pid())).toList();
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    @Override
    public void close() {
        parts.close();
    }
}
