package io.maskwatch.simulator.fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PublicKey;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * An authority and the certificates of a camera at 127.0.0.1: a good one, and a bad one for each fault. They are made once
 * in a folder, and hold for 19 days. Immutable.
 */
public final class Certificates {
    private static final String GOOD = "good";
    private static final String EXPIRED = "expired";
    private static final String OTHER = "other";
    private static final String UNKNOWN = "unknown";

    private final CertificateMaker maker;
    private final SSLContext good;
    private final Map<Fault, SSLContext> bad = new EnumMap<>(Fault.class);

    private Certificates(CertificateMaker maker) throws IOException, GeneralSecurityException {
        this.maker = maker;
        PublicKey authority = certificate(maker.authority()).getPublicKey();
        good = signed(GOOD, authority);
        bad.put(Fault.EXPIRED_CERTIFICATE, signed(EXPIRED, authority));
        bad.put(Fault.OTHER_HOSTS_CERTIFICATE, signed(OTHER, authority));
        bad.put(Fault.UNKNOWN_CERTIFICATE, context(keys(maker.store(UNKNOWN))));
    }

    /** Makes them in a folder without any, which takes some seconds. */
    public static Certificates make(Path folder) throws IOException, GeneralSecurityException {
        CertificateMaker maker = new CertificateMaker(folder);
        maker.makeAuthority();
        maker.makeSigned(GOOD, "ip:127.0.0.1", "-1d", "20");
        maker.makeSigned(EXPIRED, "ip:127.0.0.1", "-10d", "5");
        maker.makeSigned(OTHER, "ip:10.9.8.7", "-1d", "20");
        maker.makeAlone(UNKNOWN, "ip:127.0.0.1", "-1d", "20");
        return new Certificates(maker);
    }

    /**
     * Those that were made in that folder.
     *
     * @throws CertificateExpiredException if they no longer hold
     * @throws GeneralSecurityException if they do not belong together
     * @throws IOException if one of them is not there, or cannot be read
     */
    public static Certificates read(Path folder) throws IOException, GeneralSecurityException {
        CertificateMaker maker = new CertificateMaker(folder);
        Certificates made = new Certificates(maker);
        shown(keys(maker.store(GOOD))).checkValidity();
        return made;
    }

    /** A store (PKCS12, password {@code changeit}) that trusts the authority and nobody else. */
    public Path trustStore() throws IOException {
        return maker.trustStore();
    }

    /** What a camera with these faults shows. */
    public SSLContext shownWith(FaultPanel faults) {
        return bad.entrySet().stream()
                .filter(entry -> faults.has(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(good);
    }

    private SSLContext signed(String name, PublicKey authority) throws IOException, GeneralSecurityException {
        KeyStore keys = keys(maker.store(name));
        shown(keys).verify(authority);
        return context(keys);
    }

    private static KeyStore keys(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, CertificateMaker.PASSWORD.toCharArray());
        }
        return keys;
    }

    private static X509Certificate shown(KeyStore keys) throws KeyStoreException {
        if (keys.getCertificate(CertificateMaker.CAMERA) instanceof X509Certificate shown) {
            return shown;
        }
        throw new KeyStoreException("there is no certificate of a camera");
    }

    private static X509Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, CertificateMaker.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
