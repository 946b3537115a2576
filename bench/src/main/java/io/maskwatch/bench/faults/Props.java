package io.maskwatch.bench.faults;

import io.maskwatch.simulator.fault.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What faults need that must be made first: certificates, and a film in H.265 where FFmpeg's program is there. Stateless. */
final class Props {
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";

    private Props() {}

    /** All faults of one camera that can be had here; makes what they need in the folder. */
    static List<FaultCase> cases(Path folder) throws Exception {
        List<FaultCase> cases = new ArrayList<>(FaultCases.plain());
        film(folder).map(FaultCases::h265).ifPresent(cases::add);
        Certificates certificates = Certificates.make(folder);
        System.setProperty(TRUST_STORE, certificates.trustStore().toString());
        System.setProperty(TRUST_STORE + "Password", "changeit");
        cases.addAll(FaultCases.encrypted(certificates));
        return cases;
    }

    /** Six seconds of a test picture; empty where there is no program or no encoder. */
    private static Optional<byte[]> film(Path folder) throws InterruptedException {
        Path file = folder.resolve("film.h265");
        List<String> command = List.of(
                "ffmpeg",
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=320x180:rate=10",
                "-t",
                "6",
                "-c:v",
                "libx265",
                "-x265-params",
                "log-level=none:keyint=20:aud=1:bframes=0:repeat-headers=1",
                "-f",
                "hevc",
                file.toString());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("film.log").toFile())
                    .start();
            return process.waitFor() == 0 ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }
}
