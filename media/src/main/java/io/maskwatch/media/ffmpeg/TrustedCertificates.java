package io.maskwatch.media.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificate authorities that cameras' certificates are verified against, as a PEM file, which is what OpenSSL wants:
 * the file that the environment's {@code SSL_CERT_FILE} names, else what this JVM trusts ({@code javax.net.ssl.trustStore}
 * included). Thread-safe.
 */
final class TrustedCertificates {
    private static @Nullable Path exported;

    private TrustedCertificates() {}

    static synchronized Path pemFile() throws IOException, GeneralSecurityException {
        String named = System.getenv("SSL_CERT_FILE");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        Path file = exported;
        if (file == null || !Files.exists(file)) {
            file = export();
            exported = file;
        }
        return file;
    }

    /** Whether this very certificate is among the trusted ones, so that its name does not matter. */
    static boolean contains(X509Certificate certificate) throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(pemFile())) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(pem)
                    .contains(certificate);
        }
    }

    private static Path export() throws IOException, GeneralSecurityException {
        StringBuilder pem = new StringBuilder();
        Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                for (X509Certificate certificate : x509.getAcceptedIssuers()) {
                    pem.append("-----BEGIN CERTIFICATE-----\n")
                            .append(base64.encodeToString(certificate.getEncoded()))
                            .append("\n-----END CERTIFICATE-----\n");
                }
            }
        }
        Path file = Files.createTempFile("maskwatch-authorities", ".pem");
        file.toFile().deleteOnExit();
        return Files.writeString(file, pem, StandardCharsets.US_ASCII);
    }
}
