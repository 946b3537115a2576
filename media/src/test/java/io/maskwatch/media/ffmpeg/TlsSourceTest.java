package io.maskwatch.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.maskwatch.media.MediaException;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Transport;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real TLS peer with a self-signed certificate, made by the JDK's keytool. */
@Timeout(60)
class TlsSourceTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private static @Nullable KeyStore keys;

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path store = folder.resolve("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "camera",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=camera",
                        "-ext",
                        "SAN=ip:10.9.8.7,dns:camera.test",
                        "-validity",
                        "2",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        KeyStore loaded = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            loaded.load(stream, PASSWORD);
        }
        keys = loaded;
    }

    @Test
    void talksToASelfSignedPeerOnlyWithoutVerification() throws Exception {
        try (AnsweringServer server = AnsweringServer.start(tlsSocket(), "404 Not Found")) {
            for (String scheme : new String[] {"rtsps", "https"}) {
                assertThat(failureOf(server.url(scheme), false)).as(scheme).isEqualTo(FailureCause.NOT_FOUND);
                assertThat(failureOf(server.url(scheme), true)).as(scheme).isEqualTo(FailureCause.TLS);
                assertThat(failureOf(server.url(scheme).replace("127.0.0.1", "localhost"), true))
                        .as(scheme)
                        .isEqualTo(FailureCause.TLS);
            }
        }
    }

    @Test
    void takesAPlainPeerForATlsFailure() throws Exception {
        try (AnsweringServer server = AnsweringServer.start("200 OK")) {
            assertThat(failureOf(server.url("rtsps"), true, Duration.ofSeconds(1)))
                    .isIn(FailureCause.TLS, FailureCause.TIMED_OUT);
        }
    }

    @Test
    void givesUpTheHandshakeWithASilentPeer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            String url = "rtsps://127.0.0.1:" + silent.getLocalPort() + "/live";
            assertThat(failureOf(url, true, Duration.ofSeconds(1))).isEqualTo(FailureCause.TIMED_OUT);
            AtomicBoolean stop = new AtomicBoolean(true);
            MediaException stopped = catchThrowableOfType(
                    MediaException.class,
                    () -> FfmpegVideoInput.open(SourceOptions.of(url), stop::get)
                            .close());
            assertThat(stopped.failure()).isEqualTo(FailureCause.NONE);
        }
    }

    @Test
    void readsTheAddressesOfACertificate() throws Exception {
        X509Certificate certificate =
                (X509Certificate) Objects.requireNonNull(keys).getCertificate("camera");
        assertThat(CertificateIdentity.names(certificate, "10.9.8.7")).isTrue();
        assertThat(CertificateIdentity.names(certificate, "10.9.8.70")).isFalse();
        assertThat(TrustedCertificates.contains(certificate)).isFalse();
        assertThat(CertificateIdentity.isNumeric("10.9.8.7")).isTrue();
        assertThat(CertificateIdentity.isNumeric("fe80::1")).isTrue();
        assertThat(CertificateIdentity.isNumeric("camera.test")).isFalse();
        assertThat(CertificateIdentity.isNumeric("cafe")).isFalse();
    }

    private static FailureCause failureOf(String url, boolean verifyTls) {
        return failureOf(url, verifyTls, Duration.ofSeconds(20));
    }

    private static FailureCause failureOf(String url, boolean verifyTls, Duration time) {
        SourceOptions options = new SourceOptions(url, Transport.TCP, null, time, time, verifyTls, 1);
        MediaException failure = catchThrowableOfType(
                MediaException.class,
                () -> FfmpegVideoInput.open(options, () -> false).close());
        return Objects.requireNonNull(failure, "no failure").failure();
    }

    private static ServerSocket tlsSocket() throws Exception {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }
}
