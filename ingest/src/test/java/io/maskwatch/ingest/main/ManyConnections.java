package io.maskwatch.ingest.main;

import com.sun.management.UnixOperatingSystemMXBean;
import io.maskwatch.media.JpegEncoder;
import io.maskwatch.media.Picture;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.media.VideoInput;
import io.maskwatch.media.ffmpeg.FfmpegJpegEncoder;
import io.maskwatch.media.ffmpeg.FfmpegVideoInput;
import io.maskwatch.schemas.Transport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** A process that connects to a camera again and again, and writes down what it holds before, midway and afterwards. */
final class ManyConnections {
    /** Connections before it is looked, and in each half thereafter. */
    static final int A_FEW = 60;

    static final int HALF = 150;

    private ManyConnections() {}

    /** What the process held; its heap is of fixed size, so that the rest is native. */
    record Footprint(long handles, long threads, long residentBytes) {
        static Footprint parse(String line) {
            String[] figures = line.split(" ");
            return new Footprint(Long.parseLong(figures[0]), Long.parseLong(figures[1]), Long.parseLong(figures[2]));
        }

        private static Footprint now() throws IOException {
            ManagementFactory.getMemoryMXBean().gc();
            long handles = ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getOpenFileDescriptorCount();
            long resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
            return new Footprint(handles, ManagementFactory.getThreadMXBean().getThreadCount(), resident);
        }

        private String line() {
            return handles + " " + threads + " " + residentBytes;
        }
    }

    /** Runs it: the camera's URL, and the file for what it held. */
    public static void main(String[] arguments) throws Exception {
        String url = arguments[0];
        connect(url, A_FEW);
        Footprint before = Footprint.now();
        connect(url, HALF);
        Footprint midway = Footprint.now();
        connect(url, HALF);
        Footprint after = Footprint.now();
        Files.write(Path.of(arguments[1]), List.of(before.line(), midway.line(), after.line()));
    }

    private static void connect(String url, int times) throws Exception {
        Duration patient = Duration.ofSeconds(60);
        SourceOptions source = new SourceOptions(url, Transport.TCP, null, patient, patient, true, 1);
        for (int time = 0; time < times; time++) {
            try (VideoInput input = FfmpegVideoInput.open(source, () -> false);
                    JpegEncoder encoder = new FfmpegJpegEncoder()) {
                Picture picture = Objects.requireNonNull(input.read());
                encoder.encode(picture, picture.widthPx(), 1 << 20);
            }
        }
    }
}
