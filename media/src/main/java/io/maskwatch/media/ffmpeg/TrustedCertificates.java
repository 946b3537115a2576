package io.maskwatch.media.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The certificate authorities that cameras' certificates are verified against, as a PEM file, which is what OpenSSL wants:
 * those of the store that this JVM was told to trust ({@code javax.net.ssl.trustStore}), else the file that the
 * environment's {@code SSL_CERT_FILE} names, else what a JVM trusts by itself. Thread-safe.
 */
final class TrustedCertificates {
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";

    /** By what they hold, so that there are never more files than there are stores and vouchers. */
    private static final Map<List<X509Certificate>, Path> FILES = new HashMap<>();

    private TrustedCertificates() {}

    static Path pemFile() throws IOException, GeneralSecurityException {
        String named = System.getenv("SSL_CERT_FILE");
        if (System.getProperty(TRUST_STORE) == null && named != null && !named.isBlank()) {
            return Path.of(named);
        }
        return pemFile(ofThisJvm());
    }

    /** A file that holds just these. */
    static synchronized Path pemFile(List<X509Certificate> certificates) throws IOException, GeneralSecurityException {
        Path file = FILES.get(certificates);
        if (file == null || !Files.exists(file)) {
            file = export(certificates);
            FILES.put(List.copyOf(certificates), file);
        }
        return file;
    }

    /** All of them. */
    static List<X509Certificate> all() throws IOException, GeneralSecurityException {
        List<X509Certificate> all = new ArrayList<>();
        try (InputStream pem = Files.newInputStream(pemFile())) {
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                all.add((X509Certificate) one);
            }
        }
        return all;
    }

    private static List<X509Certificate> ofThisJvm() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        List<X509Certificate> certificates = new ArrayList<>();
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                certificates.addAll(List.of(x509.getAcceptedIssuers()));
            }
        }
        return certificates;
    }

    private static Path export(List<X509Certificate> certificates) throws IOException, GeneralSecurityException {
        StringBuilder pem = new StringBuilder();
        Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
        for (X509Certificate certificate : certificates) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(base64.encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        Path file = Files.createTempFile("maskwatch-authorities", ".pem");
        file.toFile().deleteOnExit();
        return Files.writeString(file, pem, StandardCharsets.US_ASCII);
    }
}
