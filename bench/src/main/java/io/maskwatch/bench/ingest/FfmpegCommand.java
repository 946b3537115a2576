package io.maskwatch.bench.ingest;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Debian's {@code ffmpeg} with the work of one camera's ingest: RTSP over TCP, one decoding thread, every so-manieth picture
 * scaled by the same filter and made a JPEG of the same quality and tables, which goes nowhere. For one thread; closing
 * ends it.
 */
final class FfmpegCommand implements AutoCloseable {
    /** Of 2 (best) to 31: what ingest's first quality, 94, is to FFmpeg. */
    private static final int QUALITY_SCALE = 3;

    private final Process process;
    private final Path progress;

    private FfmpegCommand(Process process, Path progress) {
        this.process = process;
        this.progress = progress;
    }

    /** Fails at the start of a long run rather than in its middle. */
    static void require(String program) {
        try {
            Process asked = new ProcessBuilder(program, "-version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (asked.waitFor() != 0) {
                throw missing(program);
            }
        } catch (IOException notInstalled) {
            throw missing(program);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking for " + program, e);
        }
    }

    private static UserError missing(String program) {
        return new UserError(
                ExitCode.UNAVAILABLE,
                program,
                "the program that ingest is compared with cannot be run",
                "Install it (Debian: apt-get install ffmpeg), or name it with --ffmpeg");
    }

    /**
     * Starts it.
     *
     * @param folder for what it says
     * @param number tells it from others in the folder
     */
    static FfmpegCommand start(String program, String url, Load load, Path folder, int number) throws IOException {
        Path progress = folder.resolve("ffmpeg-" + number + ".progress");
        Files.deleteIfExists(progress);
        String filter = String.format(
                Locale.ROOT,
                "fps=%s,scale=%d:%d:flags=area:out_range=full",
                load.framesPerSecond(),
                load.publishedWidthPx(),
                load.publishedHeightPx());
        List<String> command = List.of(
                program,
                "-nostdin",
                "-v",
                "error",
                "-threads",
                "1",
                "-rtsp_transport",
                "tcp",
                "-i",
                url,
                "-an",
                "-vf",
                filter,
                "-filter_threads",
                "1",
                "-threads",
                "1",
                "-c:v",
                "mjpeg",
                "-huffman",
                "default",
                "-pix_fmt",
                "yuvj420p",
                "-q:v",
                Integer.toString(QUALITY_SCALE),
                "-progress",
                progress.toString(),
                "-f",
                "mjpeg",
                "-y",
                "/dev/null");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("ffmpeg-" + number + ".log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "ffmpeg-end-" + process.pid()));
        return new FfmpegCommand(process, progress);
    }

    long pid() {
        return process.pid();
    }

    /** Pictures it has made, as it said last; it says so twice a second. */
    long frames() {
        if (!process.isAlive()) {
            throw new IllegalStateException("ffmpeg ended with status " + process.exitValue());
        }
        try {
            return Files.exists(progress)
                    ? Files.readAllLines(progress).stream()
                            .filter(line -> line.startsWith("frame="))
                            .mapToLong(line -> Long.parseLong(
                                    line.substring("frame=".length()).trim()))
                            .max()
                            .orElse(0)
                    : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("What ffmpeg said cannot be read", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
