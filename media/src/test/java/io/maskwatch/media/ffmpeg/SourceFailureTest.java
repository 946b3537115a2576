package io.maskwatch.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.maskwatch.media.MediaException;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.runtime.camera.Login;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Transport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SourceFailureTest {
    private static final Login LOGIN = new Login("ward en", "p@ss:w/rd%?");

    @TempDir
    Path folder;

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("rtsp", "404 Not Found", FailureCause.NOT_FOUND),
                arguments("rtsp", "401 Unauthorized", FailureCause.UNAUTHORISED),
                arguments("rtsp", "403 Forbidden", FailureCause.UNAUTHORISED),
                arguments("rtsp", "461 Unsupported Transport", FailureCause.REFUSED),
                arguments("rtsp", "503 Service Unavailable", FailureCause.REFUSED),
                arguments("http", "404 Not Found", FailureCause.NOT_FOUND),
                arguments("http", "401 Unauthorized", FailureCause.UNAUTHORISED),
                arguments("http", "500 Internal Server Error", FailureCause.REFUSED),
                arguments("http", "200 OK", FailureCause.NO_VIDEO));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void classifiesWhatThePeerAnswers(String scheme, String status, FailureCause cause) throws Exception {
        try (AnsweringServer server = AnsweringServer.start(status)) {
            MediaException failure = failureOf(options(server.url(scheme), Transport.TCP));
            assertThat(failure.failure()).isEqualTo(cause);
            assertSecret(failure);
        }
    }

    @Test
    void sendsTheLoginThatItWasGiven() throws Exception {
        try (AnsweringServer server = AnsweringServer.start("401 Unauthorized")) {
            failureOf(options(server.url("http"), Transport.TCP));
            assertThat(server.basicLogins()).contains("ward en:p@ss:w/rd%?");
        }
        try (AnsweringServer server = AnsweringServer.start("401 Unauthorized")) {
            failureOf(options(server.url("rtsp"), Transport.TCP));
            assertThat(server.basicLogins()).contains("ward en:p@ss:w/rd%?");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"301 Moved Permanently", "302 Found", "307 Temporary Redirect"})
    void keepsTheLoginFromAnotherHost(String status) throws Exception {
        try (AnsweringServer other = AnsweringServer.start("401 Unauthorized");
                AnsweringServer camera =
                        AnsweringServer.redirecting(status, other.url("rtsp").replace("127.0.0.1", "localhost"))) {
            MediaException failure = failureOf(options(camera.url("rtsp"), Transport.TCP));
            assertThat(failure.failure()).isEqualTo(FailureCause.REDIRECTED);
            assertThat(failure).hasMessageContaining("rtsp://localhost:");
            assertSecret(failure);
            assertThat(other.requests()).isZero();
        }
    }

    @Test
    void followsARedirectOfTheSameHostWithTheLogin() throws Exception {
        try (AnsweringServer other = AnsweringServer.start("401 Unauthorized");
                AnsweringServer camera = AnsweringServer.redirecting("302 Found", other.url("rtsp"))) {
            MediaException failure = failureOf(options(camera.url("rtsp"), Transport.TCP));
            assertThat(failure.failure()).isEqualTo(FailureCause.UNAUTHORISED);
            assertThat(other.basicLogins()).contains("ward en:p@ss:w/rd%?");
        }
    }

    @Test
    void keepsTheLoginFromAnotherHostOfHttp() throws Exception {
        try (AnsweringServer other = AnsweringServer.start("401 Unauthorized");
                AnsweringServer camera = AnsweringServer.redirecting(
                        "302 Found", other.url("http").replace("127.0.0.1", "localhost"))) {
            MediaException failure = failureOf(options(camera.url("http"), Transport.TCP));
            assertThat(failure.failure()).isEqualTo(FailureCause.UNAUTHORISED);
            assertThat(other.requests()).isPositive();
            assertThat(other.basicLogins()).isEmpty();
        }
    }

    @Test
    void refusesToBeSentNowhere() throws Exception {
        for (String nowhere : new String[] {"", "/other", "file:///etc/passwd", "rtsp://", "nonsense"}) {
            try (AnsweringServer camera = AnsweringServer.redirecting("302 Found", nowhere)) {
                MediaException failure = failureOf(options(camera.url("rtsp"), Transport.TCP));
                assertThat(failure.failure()).as("sent to '%s'", nowhere).isEqualTo(FailureCause.REDIRECTED);
                assertSecret(failure);
            }
        }
    }

    @Test
    void tellsARefusedPort() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        for (String scheme : new String[] {"rtsp", "rtsps", "http", "https"}) {
            MediaException failure = failureOf(options(scheme + "://127.0.0.1:" + port + "/live", Transport.TCP));
            assertThat(failure.failure()).as(scheme).isEqualTo(FailureCause.REFUSED);
            assertSecret(failure);
        }
    }

    @Test
    void tellsAnUnknownHost() {
        MediaException failure = failureOf(options("rtsp://camera.invalid/live", Transport.TCP));
        assertThat(failure.failure()).isEqualTo(FailureCause.UNREACHABLE);
        assertSecret(failure);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void timesOutOnAPeerThatNeverAnswers(String scheme, Transport transport) throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            MediaException failure =
                    failureOf(brief(scheme + "://127.0.0.1:" + silent.getLocalPort() + "/live", transport));
            assertThat(failure.failure()).isEqualTo(FailureCause.TIMED_OUT);
            assertThat(failure).hasMessageContaining("700 ms");
            assertSecret(failure);
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void givesUpAnOpenWhenAsked(String scheme, Transport transport) throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            AtomicBoolean stop = new AtomicBoolean();
            SourceOptions options = new SourceOptions(
                    scheme + "://127.0.0.1:" + silent.getLocalPort() + "/live",
                    transport,
                    LOGIN,
                    Duration.ofSeconds(50),
                    Duration.ofSeconds(50),
                    false,
                    1);
            CompletableFuture<MediaException> opening =
                    CompletableFuture.supplyAsync(() -> failureOf(options, stop::get));
            silent.accept();
            stop.set(true);
            MediaException failure = opening.get(40, TimeUnit.SECONDS);
            assertThat(failure.failure()).isEqualTo(FailureCause.NONE);
            assertSecret(failure);
        }
    }

    static Stream<Arguments> schemes() {
        return Stream.of(
                arguments("rtsp", Transport.TCP),
                arguments("rtsp", Transport.UDP),
                arguments("rtsps", Transport.TCP),
                arguments("http", Transport.TCP),
                arguments("https", Transport.TCP));
    }

    @Test
    void tellsFilesThatAreNoVideo() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no video at all\n".repeat(50));
        Path empty = Files.createFile(folder.resolve("empty.mp4"));
        assertThat(failureOf(SourceOptions.of(text.toString())).failure()).isEqualTo(FailureCause.NO_VIDEO);
        assertThat(failureOf(SourceOptions.of(empty.toString())).failure())
                .isIn(FailureCause.NO_VIDEO, FailureCause.ENDED, FailureCause.BROKEN_STREAM);
        assertThat(failureOf(SourceOptions.of(folder.resolve("absent.mp4").toString()))
                        .failure())
                .isEqualTo(FailureCause.NOT_FOUND);
        assertThat(failureOf(SourceOptions.of(folder.toString())).failure()).isEqualTo(FailureCause.NOT_FOUND);
    }

    @Test
    void refusesSchemesThatReachElsewhere() {
        assertThat(failureOf(SourceOptions.of("ftp://127.0.0.1/x")).failure()).isEqualTo(FailureCause.INVALID_CAMERA);
        assertThat(failureOf(SourceOptions.of("concat:/etc/passwd|/etc/hosts")).failure())
                .isEqualTo(FailureCause.NOT_FOUND);
    }

    @Test
    void refusesALoginThatFfmpegWouldCutOff() {
        SourceOptions options = new SourceOptions(
                "rtsp://127.0.0.1:9/live",
                Transport.TCP,
                new Login("warden", "%".repeat(60)),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                true,
                1);
        MediaException failure = failureOf(options);
        assertThat(failure.failure()).isEqualTo(FailureCause.UNAUTHORISED);
        assertThat(failure).hasMessageContaining("127").hasMessageNotContaining("%%");
    }

    private static SourceOptions options(String url, Transport transport) {
        return options(url, transport, Duration.ofSeconds(50));
    }

    private static SourceOptions brief(String url, Transport transport) {
        return options(url, transport, Duration.ofMillis(700));
    }

    private static SourceOptions options(String url, Transport transport, Duration time) {
        return new SourceOptions(url, transport, LOGIN, time, time, false, 1);
    }

    private static MediaException failureOf(SourceOptions options) {
        return failureOf(options, () -> false);
    }

    private static MediaException failureOf(SourceOptions options, java.util.function.BooleanSupplier interrupted) {
        MediaException failure = catchThrowableOfType(
                MediaException.class,
                () -> FfmpegVideoInput.open(options, interrupted).close());
        assertThat(failure).as("a failure of %s", options).isNotNull();
        return failure;
    }

    /** The whole trace, not the message alone: causes are printed too. */
    private static void assertSecret(MediaException failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .doesNotContain("p@ss")
                .doesNotContain("p%40ss")
                .doesNotContain("ward%20en");
    }
}
