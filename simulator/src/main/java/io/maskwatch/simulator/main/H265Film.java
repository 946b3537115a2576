package io.maskwatch.simulator.main;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.simulator.stream.StreamSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes films of a test picture in H.265 by FFmpeg's program, which is on few machines. Stateless. */
public final class H265Film {
    private H265Film() {}

    /**
     * Some seconds of a test picture, as Annex B with delimiters; empty where there is no program or no encoder.
     *
     * @param folder for the program's files
     * @param name of these files
     * @param video size, pictures a second and distance of key frames; the bit rate is the encoder's choice
     * @throws UserError if the program fails for another reason
     */
    public static Optional<byte[]> make(Path folder, String name, StreamSettings video, int seconds)
            throws InterruptedException {
        return make(List.of("ffmpeg"), folder, name, video, seconds);
    }

    /** The same by another program, which takes the same arguments. */
    static Optional<byte[]> make(List<String> program, Path folder, String name, StreamSettings video, int seconds)
            throws InterruptedException {
        Path film = folder.resolve(name + ".h265");
        Path log = folder.resolve(name + ".log");
        List<String> command = new ArrayList<>(program);
        command.addAll(arguments(video, seconds));
        command.add(film.toString());
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
        try {
            return process.waitFor() == 0 ? Optional.of(Files.readAllBytes(film)) : complained(Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException("what ffmpeg has written cannot be read", e);
        } finally {
            process.destroy();
        }
    }

    private static Optional<byte[]> complained(String log) {
        if (log.contains("Unknown encoder")) {
            return Optional.empty();
        }
        String last = log.lines().filter(line -> !line.isBlank()).reduce("it does not say why", (one, next) -> next);
        throw new UserError(
                ExitCode.CONFIGURATION,
                "H.265",
                "ffmpeg could not make a film of it: " + last.strip(),
                "Mend that, or take another codec.");
    }

    private static List<String> arguments(StreamSettings video, int seconds) {
        String source = String.format(
                Locale.ROOT, "testsrc2=size=%dx%d:rate=%s", video.widthPx(), video.heightPx(), video.framesPerSecond());
        return List.of(
                "-y",
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                source,
                "-t",
                Integer.toString(seconds),
                "-c:v",
                "libx265",
                "-preset",
                "ultrafast",
                "-x265-params",
                "log-level=none:keyint=" + video.keyFrameInterval() + ":aud=1:bframes=0:repeat-headers=1",
                "-pix_fmt",
                "yuv420p",
                "-f",
                "hevc");
    }
}
