package io.maskwatch.bench.faults;

import io.maskwatch.simulator.fault.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What faults need that must be made first: certificates, and films in H.265 where FFmpeg's program is there. Stateless. */
final class Props {
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";

    private Props() {}

    /** The wanted faults of one camera as far as they can be had here; makes what they need in the folder. */
    static List<FaultCase> cases(Path folder, Predicate<String> wanted) throws Exception {
        List<FaultCase> cases = new ArrayList<>(FaultCases.plain());
        if (wanted.test(FaultCases.H265)) {
            film(folder, FaultCases.H265, "320x180:rate=10", 6, 20)
                    .map(FaultCases::h265)
                    .ifPresent(cases::add);
        }
        if (wanted.test(FaultCases.UHD)) {
            film(folder, FaultCases.UHD, "3840x2160:rate=30", 2, 60)
                    .map(FaultCases::uhd)
                    .ifPresent(cases::add);
        }
        if (FaultCases.names().stream().anyMatch(name -> FaultCases.isEncrypted(name) && wanted.test(name))) {
            Certificates certificates = Certificates.make(folder);
            System.setProperty(TRUST_STORE, certificates.trustStore().toString());
            System.setProperty(TRUST_STORE + "Password", "changeit");
            cases.addAll(FaultCases.encrypted(certificates));
        }
        return cases.stream().filter(one -> wanted.test(one.name())).toList();
    }

    /** Some seconds of a test picture; empty where there is no program or no encoder. */
    private static Optional<byte[]> film(Path folder, String name, String shape, int seconds, int keyFrameGap)
            throws InterruptedException {
        Path file = folder.resolve(name + ".h265");
        List<String> command = List.of(
                "ffmpeg",
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=" + shape,
                "-t",
                Integer.toString(seconds),
                "-c:v",
                "libx265",
                "-preset",
                "ultrafast",
                "-x265-params",
                "log-level=none:keyint=" + keyFrameGap + ":aud=1:bframes=0:repeat-headers=1",
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
