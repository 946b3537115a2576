package io.maskwatch.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * The certificate of a camera at 127.0.0.1, which an intermediate authority has issued, which a root has; made by the JDK's
 * keytool.
 *
 * @param root the root's certificate
 * @param intermediate the intermediate authority's certificate
 * @param leafAlone what a camera shows that sends its own certificate alone
 * @param leafAndIntermediate what a camera shows that sends all but the root
 */
record IssuedCertificates(
        X509Certificate root, X509Certificate intermediate, KeyStore leafAlone, KeyStore leafAndIntermediate) {
    private static final String PASSWORD = "changeit";

    static IssuedCertificates make(Path folder) throws Exception {
        Path store = folder.resolve("issued.p12");
        keyPair(store, "root", "bc:c");
        keyPair(store, "intermediate", "bc:c");
        keyPair(store, "camera", "SAN=ip:127.0.0.1");
        issue(store, "root", "intermediate", "bc:c");
        issue(store, "intermediate", "camera", "SAN=ip:127.0.0.1");
        KeyStore keys = load(store);
        Key key = keys.getKey("camera", PASSWORD.toCharArray());
        Certificate camera = keys.getCertificate("camera");
        X509Certificate intermediate = (X509Certificate) keys.getCertificate("intermediate");
        return new IssuedCertificates(
                (X509Certificate) keys.getCertificate("root"),
                intermediate,
                shown(key, camera),
                shown(key, camera, intermediate));
    }

    /** A certificate with the name and the key of the root that was made in the folder, whose time is over. */
    static X509Certificate formerRoot(Path folder) throws Exception {
        Path store = folder.resolve("issued.p12");
        return read(sign(store, "root", "root", "bc:c", "-startdate", "-10d", "-validity", "1"));
    }

    /** The camera's own certificate. */
    X509Certificate leaf() throws KeyStoreException {
        return (X509Certificate) leafAlone.getCertificate("camera");
    }

    private static KeyStore shown(Key key, Certificate... chain) throws Exception {
        KeyStore shown = KeyStore.getInstance("PKCS12");
        shown.load(null, PASSWORD.toCharArray());
        shown.setKeyEntry("camera", key, PASSWORD.toCharArray(), chain);
        return shown;
    }

    private static void keyPair(Path store, String alias, String extension) throws Exception {
        keytool(store, "-genkeypair", "-alias", alias, "-dname", "CN=" + alias, "-keyalg", "EC", "-ext", extension);
    }

    private static void issue(Path store, String authority, String alias, String extension) throws Exception {
        Path certificate = sign(store, authority, alias, extension);
        keytool(store, "-importcert", "-noprompt", "-alias", alias, "-file", certificate.toString());
    }

    private static Path sign(Path store, String authority, String alias, String extension, String... time)
            throws Exception {
        String request = store.resolveSibling(alias + ".csr").toString();
        Path certificate = store.resolveSibling(alias + ".pem");
        keytool(store, "-certreq", "-alias", alias, "-file", request);
        List<String> signing = new ArrayList<>(List.of("-gencert", "-rfc", "-alias", authority, "-ext", extension));
        signing.addAll(List.of("-infile", request, "-outfile", certificate.toString()));
        signing.addAll(List.of(time));
        keytool(store, signing.toArray(String[]::new));
        return certificate;
    }

    private static X509Certificate read(Path pem) throws Exception {
        try (InputStream stream = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(stream);
        }
    }

    private static KeyStore load(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static void keytool(Path store, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Path said = store.resolveSibling("keytool-issued.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    }
}
