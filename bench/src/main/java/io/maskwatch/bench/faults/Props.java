package io.maskwatch.bench.faults;

import io.maskwatch.simulator.fault.Certificates;
import io.maskwatch.simulator.main.H265Film;
import io.maskwatch.simulator.stream.StreamSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What faults need that must be made first: certificates, and films in H.265 where FFmpeg's program is there. Stateless. */
final class Props {
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";

    private Props() {}

    /** The wanted faults of one camera as far as they can be had here; makes what they need in the folder. */
    static List<FaultCase> cases(Path folder, Predicate<String> wanted) throws Exception {
        List<FaultCase> cases = new ArrayList<>(FaultCases.plain());
        if (wanted.test(FaultCases.H265)) {
            H265Film.make(folder, FaultCases.H265, StreamSettings.of(320, 180, 10), 6)
                    .map(FaultCases::h265)
                    .ifPresent(cases::add);
        }
        if (wanted.test(FaultCases.UHD)) {
            H265Film.make(folder, FaultCases.UHD, StreamSettings.of(3840, 2160, 30), 2)
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
}
