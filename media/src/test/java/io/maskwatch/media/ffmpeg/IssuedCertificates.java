package io.maskwatch.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
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
        Certificate root, Certificate intermediate, KeyStore leafAlone, KeyStore leafAndIntermediate) {
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
        Certificate intermediate = keys.getCertificate("intermediate");
        return new IssuedCertificates(
                keys.getCertificate("root"), intermediate, shown(key, camera), shown(key, camera, intermediate));
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
        String request = store.resolveSibling(alias + ".csr").toString();
        String certificate = store.resolveSibling(alias + ".pem").toString();
        keytool(store, "-certreq", "-alias", alias, "-file", request);
        keytool(
                store,
                "-gencert",
                "-rfc",
                "-alias",
                authority,
                "-infile",
                request,
                "-outfile",
                certificate,
                "-ext",
                extension);
        keytool(store, "-importcert", "-noprompt", "-alias", alias, "-file", certificate);
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
