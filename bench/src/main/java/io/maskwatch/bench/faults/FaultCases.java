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
import io.maskwatch.simulator.fault.NamedFault;
import io.maskwatch.simulator.main.FaultyCameraOptions;
import io.maskwatch.simulator.rtsp.Challenge;
import io.maskwatch.simulator.rtsp.RtspServerOptions;
import io.maskwatch.simulator.stream.StreamSettings;
import io.maskwatch.simulator.stream.VideoCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All that goes wrong with one camera. Stateless. */
final class FaultCases {
    static final String H265 = NamedFault.CODEC_H265.text();

    static final String UHD = "4k-30";

    private static final List<NamedFault> ENCRYPTED =
            List.of(NamedFault.TLS_EXPIRED, NamedFault.TLS_OTHER_HOST, NamedFault.TLS_UNKNOWN);

    private static final String USER = "viewer";

    private FaultCases() {}

    /** What goes wrong with encrypted cameras, which show these. */
    static List<FaultCase> encrypted(Certificates certificates) {
        return ENCRYPTED.stream().map(one -> bad(one, certificates)).toList();
    }

    static boolean isEncrypted(String name) {
        return ENCRYPTED.stream().anyMatch(one -> one.text().equals(name));
    }

    private static FaultCase bad(NamedFault fault, Certificates certificates) {
        return FaultCase.of(fault, TLS).beforeAnybodyConnects().camera(camera -> camera.withCertificates(certificates));
    }

    /** A change to H.265, for which this film is sent. */
    static FaultCase h265(byte[] film) {
        return FaultCase.of(NamedFault.CODEC_H265, STALLED, ENDED, BROKEN_STREAM)
                .camera(camera -> camera.withH265(film));
    }

    /** A camera of 4K and 30 pictures a second, which sends this film. */
    static FaultCase uhd(byte[] film) {
        return FaultCase.odd(
                UHD,
                camera -> camera.withVideo(StreamSettings.of(320, 180, 30))
                        .withH265(film)
                        .withCodec(VideoCodec.H265));
    }

    /** What all of them are called, also those that cannot be had everywhere. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        plain().forEach(one -> names.add(one.name()));
        names.addAll(List.of(H265, UHD));
        ENCRYPTED.forEach(one -> names.add(one.text()));
        return names;
    }

    static List<FaultCase> plain() {
        return List.of(
                FaultCase.of(NamedFault.REFUSED, REFUSED).beforeAnybodyConnects(),
                FaultCase.of(NamedFault.KILLED_RESTARTED, ENDED, REFUSED),
                FaultCase.of(NamedFault.HOST_SILENT, STALLED, TIMED_OUT),
                FaultCase.of(NamedFault.ACCEPT_THEN_SILENCE, TIMED_OUT).beforeAnybodyConnects(),
                FaultCase.of(NamedFault.HALF_OPEN, STALLED),
                FaultCase.of(NamedFault.RESET_MID_FRAME, ENDED, BROKEN_STREAM),
                FaultCase.of(NamedFault.SLOW_FIRST_PICTURE)
                        .beforeAnybodyConnects()
                        .lasting(45)
                        .record(camera -> camera.setConnectTimeoutMs(50_000)),
                FaultCase.of(NamedFault.WRONG_PATH, NOT_FOUND).beforeAnybodyConnects(),
                FaultCase.of(NamedFault.WRONG_PASSWORD, UNAUTHORISED)
                        .beforeAnybodyConnects()
                        .camera(camera -> guarded(camera, Challenge.DIGEST_OR_BASIC))
                        .record(FaultCases::named),
                FaultCase.of(NamedFault.PASSWORD_CHANGED, ENDED, UNAUTHORISED)
                        .andCut()
                        .camera(camera -> guarded(camera, Challenge.DIGEST_OR_BASIC))
                        .record(FaultCases::named),
                FaultCase.odd("digest", camera -> guarded(camera, Challenge.DIGEST))
                        .record(FaultCases::named),
                FaultCase.odd("basic", camera -> guarded(camera, Challenge.BASIC))
                        .record(FaultCases::named),
                FaultCase.of(NamedFault.NO_PACKETS, STALLED, TIMED_OUT),
                FaultCase.of(NamedFault.SESSION_LOST, STALLED, TIMED_OUT),
                FaultCase.odd(
                        "short-session",
                        camera -> camera.withServer(
                                RtspServerOptions.loopback().withSessionTimeout(Duration.ofSeconds(4)))),
                FaultCase.of(NamedFault.FROZEN, FROZEN),
                FaultCase.of(NamedFault.BLACK, BLACK),
                FaultCase.of(NamedFault.BURST_THEN_GAP),
                FaultCase.of(NamedFault.CLOCK_BACK),
                FaultCase.of(NamedFault.CLOCK_AHEAD),
                FaultCase.of(NamedFault.CLOCK_WRAP),
                FaultCase.of(NamedFault.CLOCK_DRIFT),
                FaultCase.of(NamedFault.CODEC_MJPEG, STALLED, ENDED, BROKEN_STREAM),
                FaultCase.of(NamedFault.REDIRECT).beforeAnybodyConnects(),
                FaultCase.of(NamedFault.RESOLUTION_CHANGE),
                FaultCase.of(NamedFault.KEY_FRAMES_30S).beforeAnybodyConnects().lasting(45),
                FaultCase.of(NamedFault.CORRUPT, STALLED, BROKEN_STREAM).orRiddenThrough(),
                FaultCase.of(NamedFault.TRUNCATED, STALLED, BROKEN_STREAM).orRiddenThrough(),
                FaultCase.of(NamedFault.UDP_LOSS_1).record(FaultCases::udp),
                FaultCase.of(NamedFault.UDP_LOSS_5, STALLED, BROKEN_STREAM)
                        .orRiddenThrough()
                        .record(FaultCases::udp),
                FaultCase.of(NamedFault.UDP_LOSS_20, STALLED, BROKEN_STREAM)
                        .orRiddenThrough()
                        .record(FaultCases::udp),
                FaultCase.of(NamedFault.UDP_REORDERING).record(FaultCases::udp),
                FaultCase.of(NamedFault.OTHER_TRACKS).beforeAnybodyConnects(),
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
