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
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A process that connects to a camera again and again, from several threads, and writes down what it holds before, midway and afterwards. */
final class ManyConnections {
    private static final int THREADS = 4;
    private static final int A_FEW = 10;
    private static final int HALF = 25;

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
        ExecutorService cameras = Executors.newFixedThreadPool(THREADS);
        connect(cameras, url, A_FEW);
        Footprint before = Footprint.now();
        connect(cameras, url, HALF);
        Footprint midway = Footprint.now();
        connect(cameras, url, HALF);
        Footprint after = Footprint.now();
        cameras.shutdown();
        Files.write(Path.of(arguments[1]), List.of(before.line(), midway.line(), after.line()));
    }

    private static void connect(ExecutorService cameras, String url, int times) throws Exception {
        Callable<Void> oneAfterTheOther = () -> {
            for (int time = 0; time < times; time++) {
                connect(url);
            }
            return null;
        };
        for (Future<Void> done : cameras.invokeAll(Collections.nCopies(THREADS, oneAfterTheOther))) {
            done.get();
        }
    }

    private static void connect(String url) throws Exception {
        Duration patient = Duration.ofSeconds(60);
        SourceOptions source = new SourceOptions(url, Transport.TCP, null, patient, patient, true, 1);
        try (VideoInput input = FfmpegVideoInput.open(source, () -> false);
                JpegEncoder encoder = new FfmpegJpegEncoder()) {
            Picture picture = Objects.requireNonNull(input.read());
            encoder.encode(picture, picture.widthPx(), 1 << 20);
        }
    }
}
