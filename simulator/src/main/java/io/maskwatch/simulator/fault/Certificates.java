package io.maskwatch.simulator.fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * An authority and the certificates of a camera at 127.0.0.1: a good one, and a bad one for each fault. Made by the JDK's
 * keytool in a folder. Immutable.
 */
public final class Certificates {
    private static final String PASSWORD = "changeit";
    private static final String AUTHORITY = "authority";

    private final Path folder;
    private final Path authority;
    private final SSLContext good;
    private final Map<Fault, SSLContext> bad = new EnumMap<>(Fault.class);

    private Certificates(Path folder) throws IOException, GeneralSecurityException {
        this.folder = folder;
        this.authority = folder.resolve("authority.p12");
        keytool(
                "-genkeypair",
                "-alias",
                AUTHORITY,
                "-dname",
                "CN=" + AUTHORITY,
                "-ext",
                "bc:c",
                "-keystore",
                authority.toString(),
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
                authority.toString(),
                "-file",
                folder.resolve("authority.pem").toString());
        good = signed("good", "ip:127.0.0.1", "-1d", "20");
        bad.put(Fault.EXPIRED_CERTIFICATE, signed("expired", "ip:127.0.0.1", "-10d", "5"));
        bad.put(Fault.OTHER_HOSTS_CERTIFICATE, signed("other", "ip:10.9.8.7", "-1d", "20"));
        bad.put(Fault.UNKNOWN_CERTIFICATE, context(keyPair("unknown", "ip:127.0.0.1", "-1d", "20")));
    }

    /** Makes them, which takes some seconds. */
    public static Certificates make(Path folder) throws IOException, GeneralSecurityException {
        return new Certificates(folder);
    }

    /** A store (PKCS12, password {@code changeit}) that trusts the authority and nobody else. */
    public Path trustStore() throws IOException {
        Path store = folder.resolve("trust.p12");
        if (!Files.exists(store)) {
            keytool(
                    "-importcert",
                    "-noprompt",
                    "-alias",
                    AUTHORITY,
                    "-keystore",
                    store.toString(),
                    "-file",
                    folder.resolve("authority.pem").toString());
        }
        return store;
    }

    /** What a camera with these faults shows. */
    public SSLContext shownWith(FaultPanel faults) {
        return bad.entrySet().stream()
                .filter(entry -> faults.has(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(good);
    }

    private Path keyPair(String name, String host, String start, String days) throws IOException {
        Path store = folder.resolve(name + ".p12");
        keytool(
                "-genkeypair",
                "-alias",
                "camera",
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
                store.toString());
        return store;
    }

    private SSLContext signed(String name, String host, String start, String days)
            throws IOException, GeneralSecurityException {
        String store = keyPair(name, host, start, days).toString();
        String request = folder.resolve(name + ".csr").toString();
        String certificate = folder.resolve(name + ".pem").toString();
        keytool("-certreq", "-alias", "camera", "-keystore", store, "-file", request);
        keytool(
                "-gencert",
                "-rfc",
                "-alias",
                AUTHORITY,
                "-keystore",
                authority.toString(),
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
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                AUTHORITY,
                "-keystore",
                store,
                "-file",
                folder.resolve("authority.pem").toString());
        keytool("-importcert", "-alias", "camera", "-keystore", store, "-file", certificate);
        return context(Path.of(store));
    }

    private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
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
