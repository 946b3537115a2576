package io.maskwatch.simulator.main;

import io.maskwatch.simulator.stream.StreamSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
     */
    public static Optional<byte[]> make(Path folder, String name, StreamSettings video, int seconds)
            throws InterruptedException {
        Path file = folder.resolve(name + ".h265");
        String source = String.format(
                Locale.ROOT, "testsrc2=size=%dx%d:rate=%s", video.widthPx(), video.heightPx(), video.framesPerSecond());
        List<String> command = List.of(
                "ffmpeg",
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
                "hevc",
                file.toString());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(name + ".log").toFile())
                    .start();
            return process.waitFor() == 0 ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }
}
