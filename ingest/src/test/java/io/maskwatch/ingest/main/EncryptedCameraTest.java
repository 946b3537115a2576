package io.maskwatch.ingest.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.maskwatch.media.MediaException;
import io.maskwatch.media.Picture;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.media.VideoInput;
import io.maskwatch.media.ffmpeg.FfmpegVideoInput;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Transport;
import io.maskwatch.simulator.fault.Certificates;
import io.maskwatch.simulator.fault.Fault;
import io.maskwatch.simulator.fault.FaultPanel;
import io.maskwatch.simulator.main.FaultyCamera;
import io.maskwatch.simulator.main.FaultyCameraOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted cameras at a numeric address, whose authority this process trusts. */
class EncryptedCameraTest {
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final Map<Fault, String> TOLD = Map.of(
            Fault.UNKNOWN_CERTIFICATE, "nobody vouches for",
            Fault.EXPIRED_CERTIFICATE, "time is over",
            Fault.OTHER_HOSTS_CERTIFICATE, "not made out to its address");

    @TempDir
    static Path folder;

    private static @Nullable Certificates certificates;
    private static final Map<String, @Nullable String> BEFORE = new HashMap<>();

    @BeforeAll
    static void trustTheAuthority() throws Exception {
        Certificates made = Certificates.make(folder);
        certificates = made;
        set(TRUST_STORE, made.trustStore().toString());
        set(TRUST_STORE + "Password", "changeit");
    }

    private static void set(String property, String value) {
        BEFORE.put(property, System.setProperty(property, value));
    }

    @AfterAll
    static void trustAsBefore() {
        BEFORE.forEach((property, value) -> {
            if (value == null) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, value);
            }
        });
    }

    @Test
    void readsWhereTheCertificateNamesTheAddress() throws Exception {
        try (FaultyCamera camera = camera(new FaultPanel());
                VideoInput input = open(camera)) {
            Picture picture = input.read();
            assertThat(Objects.requireNonNull(picture).widthPx()).isEqualTo(320);
        }
    }

    @Test
    void refusesCertificatesThatAreUnknownOutOfDateOrAnotherHosts() {
        TOLD.forEach((fault, words) -> {
            FaultPanel panel = new FaultPanel();
            panel.begin(fault);
            try (FaultyCamera camera = camera(panel)) {
                MediaException failure = catchThrowableOfType(
                        MediaException.class, () -> open(camera).close());
                assertThat(failure).as(fault + " is refused").isNotNull().hasMessageContaining(words);
                assertThat(failure.failure()).isEqualTo(FailureCause.TLS);
            }
        });
    }

    private static FaultyCamera camera(FaultPanel panel) {
        return FaultyCamera.start(
                FaultyCameraOptions.small("encrypted").withCertificates(Objects.requireNonNull(certificates)), panel);
    }

    private static VideoInput open(FaultyCamera camera) throws MediaException {
        Duration patient = Duration.ofSeconds(60);
        return FfmpegVideoInput.open(
                new SourceOptions(camera.url(), Transport.TCP, null, patient, patient, true, 1), () -> false);
    }
}
