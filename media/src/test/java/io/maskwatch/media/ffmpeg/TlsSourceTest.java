package io.maskwatch.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.maskwatch.media.MediaException;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.runtime.camera.Login;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Transport;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real TLS peers with self-signed certificates, made by the JDK's keytool. */
@Timeout(60)
class TlsSourceTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private static final Map<String, @Nullable String> BEFORE = new HashMap<>();

    private static @Nullable KeyStore keys;
    private static @Nullable KeyStore ownKeys;
    private static @Nullable IssuedCertificates issued;

    @BeforeAll
    static void makeCertificates() throws Exception {
        keys = selfSigned("camera", "ip:10.9.8.7,dns:camera.test");
        ownKeys = selfSigned("own", "ip:127.0.0.1");
        issued = IssuedCertificates.make(folder);
    }

    private static KeyStore selfSigned(String name, String hosts) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "camera",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=" + hosts,
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
        return loaded;
    }

    @AfterEach
    void trustAsBefore() {
        BEFORE.forEach((property, value) -> {
            if (value == null) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, value);
            }
        });
        BEFORE.clear();
    }

    @Test
    void takesNoOtherTrustedCertificateThanTheOneThatNamedTheAddress() throws Exception {
        trust(keys, ownKeys);
        assertThat(failureOf(ownKeys, ownKeys)).isEqualTo(FailureCause.NOT_FOUND);
        assertThat(failureOf(keys, keys)).isEqualTo(FailureCause.NOT_FOUND);
        assertThat(failureOf(ownKeys, keys)).isEqualTo(FailureCause.TLS);
    }

    @Test
    void trustsNobodyWhereTheFirstLookWasDisturbed() throws Exception {
        trust(keys, ownKeys);
        assertThat(failureOf(null, keys)).isEqualTo(FailureCause.TLS);
        assertThat(failureOf(null, ownKeys)).isEqualTo(FailureCause.TLS);
    }

    /** How a peer fares that shows one certificate when it is looked at, and another one thereafter. */
    private static FailureCause failureOf(@Nullable KeyStore first, @Nullable KeyStore later) throws Exception {
        try (AnsweringServer server =
                AnsweringServer.start(new ChangingPeer(List.of(context(first), context(later))), "404 Not Found")) {
            return failureOf(server.url("rtsps"), true);
        }
    }

    private static void trust(@Nullable KeyStore... known) throws Exception {
        Certificate[] certificates = new Certificate[known.length];
        for (int i = 0; i < known.length; i++) {
            certificates[i] = Objects.requireNonNull(known[i]).getCertificate("camera");
        }
        trustAll(certificates);
    }

    private static void trustAll(Certificate... certificates) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        for (Certificate certificate : certificates) {
            trusted.setCertificateEntry("camera-" + trusted.size(), certificate);
        }
        Path store = folder.resolve("trust.p12");
        try (OutputStream stream = Files.newOutputStream(store)) {
            trusted.store(stream, PASSWORD);
        }
        set("javax.net.ssl.trustStore", store.toString());
        set("javax.net.ssl.trustStorePassword", new String(PASSWORD));
    }

    private static void set(String property, String value) {
        BEFORE.put(property, System.setProperty(property, value));
    }

    @Test
    void acceptsACameraWhoseAuthorityIsTrustedWithTheOneAboveIt() throws Exception {
        IssuedCertificates made = Objects.requireNonNull(issued);
        trustAll(made.root(), made.intermediate());
        assertThat(failureOf(made.leafAlone())).isEqualTo(FailureCause.NOT_FOUND);
        assertThat(failureOf(made.leafAndIntermediate())).isEqualTo(FailureCause.NOT_FOUND);
    }

    @Test
    void acceptsACameraOfATrustedRootOnlyIfItShowsWhatIsBetween() throws Exception {
        IssuedCertificates made = Objects.requireNonNull(issued);
        trustAll(made.root());
        assertThat(failureOf(made.leafAndIntermediate())).isEqualTo(FailureCause.NOT_FOUND);
        assertThat(failureOf(made.leafAlone())).isEqualTo(FailureCause.TLS);
    }

    @Test
    void acceptsATrustedCertificateWhoseAuthoritiesAreTrustedToo() throws Exception {
        IssuedCertificates made = Objects.requireNonNull(issued);
        trustAll(made.leaf(), made.intermediate(), made.root());
        assertThat(failureOf(made.leafAlone())).isEqualTo(FailureCause.NOT_FOUND);
    }

    @Test
    void refusesATrustedCertificateWhoseAuthorityIsNot() throws Exception {
        IssuedCertificates made = Objects.requireNonNull(issued);
        trustAll(made.leaf());
        assertThat(failureOf(made.leafAlone())).isEqualTo(FailureCause.TLS);
    }

    @Test
    void followsACameraToItsEncryptedAddress() throws Exception {
        trust(ownKeys);
        try (AnsweringServer encrypted = encrypted(ownKeys);
                AnsweringServer plain = AnsweringServer.redirecting("302 Found", encrypted.url("rtsps"))) {
            assertThat(failureOf(withLogin(plain.url("rtsp"), true))).isEqualTo(FailureCause.UNAUTHORISED);
            assertThat(encrypted.basicLogins()).contains("viewer:secret");
            assertThat(plain.basicLogins()).isEmpty();
        }
    }

    @Test
    void sendsNoLoginToAnEncryptedAddressThatIsNotTrusted() throws Exception {
        trust(ownKeys);
        try (AnsweringServer encrypted = encrypted(keys);
                AnsweringServer plain = AnsweringServer.redirecting("302 Found", encrypted.url("rtsps"))) {
            assertThat(failureOf(withLogin(plain.url("rtsp"), true))).isEqualTo(FailureCause.TLS);
            assertThat(failureOf(withLogin(plain.url("rtsp"), false))).isEqualTo(FailureCause.REDIRECTED);
            assertThat(encrypted.requests() + plain.basicLogins().size()).isZero();
        }
    }

    @Test
    void doesNotLeaveEncryption() throws Exception {
        trust(ownKeys);
        try (AnsweringServer plain = AnsweringServer.start("401 Unauthorized");
                AnsweringServer encrypted =
                        AnsweringServer.start(socket(ownKeys), "302 Found\r\nLocation: " + plain.url("rtsp"))) {
            assertThat(failureOf(withLogin(encrypted.url("rtsps"), true))).isEqualTo(FailureCause.REDIRECTED);
            assertThat(plain.requests()).isZero();
        }
    }

    private static AnsweringServer encrypted(@Nullable KeyStore shown) throws Exception {
        return AnsweringServer.start(socket(shown), "401 Unauthorized");
    }

    private static FailureCause failureOf(KeyStore shown) throws Exception {
        try (AnsweringServer server = AnsweringServer.start(socket(shown), "404 Not Found")) {
            return failureOf(server.url("rtsps"), true);
        }
    }

    private static SourceOptions withLogin(String url, boolean verifyTls) {
        Duration time = Duration.ofSeconds(20);
        return new SourceOptions(url, Transport.TCP, new Login("viewer", "secret"), time, time, verifyTls, 1);
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
        assertThat(TrustedCertificates.all().contains(certificate)).isFalse();
        assertThat(CertificateIdentity.isNumeric("10.9.8.7")).isTrue();
        assertThat(CertificateIdentity.isNumeric("fe80::1")).isTrue();
        assertThat(CertificateIdentity.isNumeric("camera.test")).isFalse();
        assertThat(CertificateIdentity.isNumeric("cafe")).isFalse();
    }

    private static FailureCause failureOf(String url, boolean verifyTls) {
        return failureOf(url, verifyTls, Duration.ofSeconds(20));
    }

    private static FailureCause failureOf(String url, boolean verifyTls, Duration time) {
        return failureOf(new SourceOptions(url, Transport.TCP, null, time, time, verifyTls, 1));
    }

    private static FailureCause failureOf(SourceOptions options) {
        MediaException failure = catchThrowableOfType(
                MediaException.class,
                () -> FfmpegVideoInput.open(options, () -> false).close());
        return Objects.requireNonNull(failure, "no failure").failure();
    }

    private static ServerSocket tlsSocket() throws Exception {
        return socket(keys);
    }

    private static ServerSocket socket(@Nullable KeyStore shown) throws Exception {
        return context(shown).getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private static SSLContext context(@Nullable KeyStore shown) throws Exception {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(shown, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
