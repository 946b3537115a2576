package io.maskwatch.bench.faults;

import static io.maskwatch.schemas.FailureCause.BLACK;
import static io.maskwatch.schemas.FailureCause.BROKEN_STREAM;
import static io.maskwatch.schemas.FailureCause.ENDED;
import static io.maskwatch.schemas.FailureCause.FROZEN;
import static io.maskwatch.schemas.FailureCause.NOT_FOUND;
import static io.maskwatch.schemas.FailureCause.REFUSED;
import static io.maskwatch.schemas.FailureCause.STALLED;
import static io.maskwatch.schemas.FailureCause.TIMED_OUT;
import static io.maskwatch.schemas.FailureCause.TLS;
import static io.maskwatch.schemas.FailureCause.UNAUTHORISED;

import io.maskwatch.bench.faults.kafka.Yard;
import io.maskwatch.runtime.camera.Login;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CredentialsReference;
import io.maskwatch.schemas.Transport;
import io.maskwatch.simulator.fault.Certificates;
import io.maskwatch.simulator.fault.Fault;
import io.maskwatch.simulator.main.FaultyCameraOptions;
import io.maskwatch.simulator.rtsp.Challenge;
import io.maskwatch.simulator.rtsp.RtspServerOptions;
import io.maskwatch.simulator.stream.StreamSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that goes wrong with one camera. Stateless. */
final class FaultCases {
    static final String H265 = "codec-h265";

    static final String UHD = "4k-30";

    private static final Map<String, Fault> ENCRYPTED = new TreeMap<>(Map.of(
            "tls-unknown", Fault.UNKNOWN_CERTIFICATE,
            "tls-expired", Fault.EXPIRED_CERTIFICATE,
            "tls-other-host", Fault.OTHER_HOSTS_CERTIFICATE));

    private static final String USER = "viewer";

    private FaultCases() {}

    /** What goes wrong with encrypted cameras, which show these. */
    static List<FaultCase> encrypted(Certificates certificates) {
        return ENCRYPTED.entrySet().stream()
                .map(one -> bad(one.getKey(), one.getValue(), certificates))
                .toList();
    }

    static boolean isEncrypted(String name) {
        return ENCRYPTED.containsKey(name);
    }

    private static FaultCase bad(String name, Fault fault, Certificates certificates) {
        return FaultCase.of(name, fault, TLS)
                .beforeAnybodyConnects()
                .camera(camera -> camera.withCertificates(certificates));
    }

    /** A change to H.265, for which this film is sent. */
    static FaultCase h265(byte[] film) {
        return FaultCase.of(H265, Fault.H265, STALLED, ENDED, BROKEN_STREAM).camera(camera -> camera.withH265(film));
    }

    /** A camera of 4K and 30 pictures a second, which sends this film. */
    static FaultCase uhd(byte[] film) {
        return FaultCase.odd(
                UHD, camera -> camera.withVideo(StreamSettings.of(320, 180, 30)).withFilmAlone(film));
    }

    /** What all of them are called, also those that cannot be had everywhere. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        plain().forEach(one -> names.add(one.name()));
        names.addAll(List.of(H265, UHD));
        names.addAll(ENCRYPTED.keySet());
        return names;
    }

    static List<FaultCase> plain() {
        return List.of(
                FaultCase.of("refused", Fault.OFF, REFUSED).beforeAnybodyConnects(),
                FaultCase.of("killed-restarted", Fault.OFF, ENDED, REFUSED),
                FaultCase.of("host-silent", Fault.HOST_SILENT, STALLED, TIMED_OUT),
                FaultCase.of("accept-then-silence", Fault.ACCEPT_THEN_SILENCE, TIMED_OUT)
                        .beforeAnybodyConnects(),
                FaultCase.of("half-open", Fault.HALF_OPEN, STALLED),
                FaultCase.of("reset-mid-frame", Fault.RESET, ENDED, BROKEN_STREAM),
                FaultCase.of("slow-first-picture", Fault.SLOW_FIRST_PICTURE)
                        .beforeAnybodyConnects()
                        .lasting(45)
                        .record(camera -> camera.setConnectTimeoutMs(50_000)),
                FaultCase.of("wrong-path", Fault.WRONG_PATH, NOT_FOUND).beforeAnybodyConnects(),
                FaultCase.of("wrong-password", Fault.OTHER_PASSWORD, UNAUTHORISED)
                        .beforeAnybodyConnects()
                        .camera(camera -> guarded(camera, Challenge.DIGEST_OR_BASIC))
                        .record(FaultCases::named),
                FaultCase.of("password-changed", Fault.OTHER_PASSWORD, ENDED, UNAUTHORISED)
                        .andCut()
                        .camera(camera -> guarded(camera, Challenge.DIGEST_OR_BASIC))
                        .record(FaultCases::named),
                FaultCase.odd("digest", camera -> guarded(camera, Challenge.DIGEST))
                        .record(FaultCases::named),
                FaultCase.odd("basic", camera -> guarded(camera, Challenge.BASIC))
                        .record(FaultCases::named),
                FaultCase.of("no-packets", Fault.NO_PACKETS, STALLED, TIMED_OUT),
                FaultCase.of("session-lost", Fault.SESSION_LOST, STALLED, TIMED_OUT),
                FaultCase.odd(
                        "short-session",
                        camera -> camera.withServer(
                                RtspServerOptions.loopback().withSessionTimeout(Duration.ofSeconds(4)))),
                FaultCase.of("frozen", Fault.FREEZE, FROZEN),
                FaultCase.of("black", Fault.BLACK, BLACK),
                FaultCase.of("burst-then-gap", Fault.BURST_THEN_GAP).amount(2),
                FaultCase.of("clock-back", Fault.CLOCK_BACK),
                FaultCase.of("clock-ahead", Fault.CLOCK_AHEAD),
                FaultCase.of("clock-wrap", Fault.CLOCK_WRAP),
                FaultCase.of("clock-drift", Fault.CLOCK_DRIFT),
                FaultCase.of("codec-mjpeg", Fault.MJPEG, STALLED, ENDED, BROKEN_STREAM),
                FaultCase.of("redirect", Fault.REDIRECT).beforeAnybodyConnects(),
                FaultCase.of("resolution-change", Fault.OTHER_RESOLUTION),
                FaultCase.of("key-frames-30s", Fault.NO_KEY_ON_JOIN)
                        .beforeAnybodyConnects()
                        .camera(camera ->
                                camera.withVideo(new StreamSettings(320, 180, 10, Duration.ofSeconds(30), 150_000)))
                        .lasting(45),
                FaultCase.of("corrupt", Fault.CORRUPTION, STALLED, BROKEN_STREAM)
                        .orRiddenThrough(),
                FaultCase.of("truncated", Fault.TRUNCATION, STALLED, BROKEN_STREAM)
                        .orRiddenThrough(),
                FaultCase.of("udp-loss-1", Fault.LOSS).amount(1).record(FaultCases::udp),
                FaultCase.of("udp-loss-5", Fault.LOSS, STALLED, BROKEN_STREAM)
                        .orRiddenThrough()
                        .amount(5)
                        .record(FaultCases::udp),
                FaultCase.of("udp-loss-20", Fault.LOSS, STALLED, BROKEN_STREAM)
                        .orRiddenThrough()
                        .amount(20)
                        .record(FaultCases::udp),
                FaultCase.of("udp-reordering", Fault.REORDERING).record(FaultCases::udp),
                FaultCase.of("other-tracks", Fault.OTHER_TRACKS).beforeAnybodyConnects(),
                FaultCase.odd("100-frames-a-second", camera -> camera.withVideo(StreamSettings.of(320, 180, 100))));
    }

    private static FaultyCameraOptions guarded(FaultyCameraOptions camera, Challenge challenge) {
        return camera.withServer(RtspServerOptions.loopback()
                .withLogin(new Login(USER, Yard.PASSWORD))
                .withChallenge(challenge));
    }

    private static Camera.Builder named(Camera.Builder camera) {
        return camera.setCredentials(CredentialsReference.newBuilder()
                .setUsername(USER)
                .setPasswordEnv(Yard.PASSWORD_VARIABLE)
                .setHost("127.0.0.1")
                .build());
    }

    private static Camera.Builder udp(Camera.Builder camera) {
        return camera.setTransport(Transport.UDP);
    }
}
