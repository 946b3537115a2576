package io.maskwatch.simulator.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Has the JDK's keytool make an authority and certificates in a folder, each with its key in a store (PKCS12) of its own.
 * Stateless but for the folder.
 */
final class CertificateMaker {
    static final String PASSWORD = "changeit";
    static final String CAMERA = "camera";
    private static final String AUTHORITY = "authority";

    private final Path folder;

    CertificateMaker(Path folder) {
        this.folder = folder;
    }

    Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    Path authority() {
        return folder.resolve(AUTHORITY + ".pem");
    }

    void makeAuthority() throws IOException {
        keytool(
                "-genkeypair",
                "-alias",
                AUTHORITY,
                "-dname",
                "CN=" + AUTHORITY,
                "-ext",
                "bc:c",
                "-keystore",
                store(AUTHORITY).toString(),
                "-keyalg",
                "EC",
                "-validity",
                "30");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                AUTHORITY,
                "-keystore",
                store(AUTHORITY).toString(),
                "-file",
                authority().toString());
    }

    /** A store that trusts the authority and nobody else. */
    Path trustStore() throws IOException {
        Path store = store("trust");
        if (!Files.exists(store)) {
            trust(store);
        }
        return store;
    }

    /** A certificate that vouches for itself. */
    void makeAlone(String name, String host, String start, String days) throws IOException {
        keytool(
                "-genkeypair",
                "-alias",
                CAMERA,
                "-dname",
                "CN=" + name,
                "-keyalg",
                "EC",
                "-ext",
                "SAN=" + host,
                "-startdate",
                start,
                "-validity",
                days,
                "-keystore",
                store(name).toString());
    }

    /** A certificate that the authority vouches for. */
    void makeSigned(String name, String host, String start, String days) throws IOException {
        makeAlone(name, host, start, days);
        Path store = store(name);
        String request = folder.resolve(name + ".csr").toString();
        String certificate = folder.resolve(name + ".pem").toString();
        keytool("-certreq", "-alias", CAMERA, "-keystore", store.toString(), "-file", request);
        keytool(
                "-gencert",
                "-rfc",
                "-alias",
                AUTHORITY,
                "-keystore",
                store(AUTHORITY).toString(),
                "-infile",
                request,
                "-outfile",
                certificate,
                "-ext",
                "SAN=" + host,
                "-startdate",
                start,
                "-validity",
                days);
        trust(store);
        keytool("-importcert", "-alias", CAMERA, "-keystore", store.toString(), "-file", certificate);
    }

    private void trust(Path store) throws IOException {
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                AUTHORITY,
                "-keystore",
                store.toString(),
                "-file",
                authority().toString());
    }

    private static void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool " + arguments[0] + " failed: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
