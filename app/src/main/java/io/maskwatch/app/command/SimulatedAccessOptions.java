package io.maskwatch.app.command;

import io.maskwatch.app.simulate.CertificateFolder;
import io.maskwatch.app.simulate.SimulatedAccess;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.camera.Login;
import io.maskwatch.runtime.camera.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where simulated cameras are to be, and who may look. */
final class SimulatedAccessOptions {
    private static final String LOOPBACK = "127.0.0.1";

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Address to listen on (default: ${DEFAULT-VALUE}, for this machine alone).")
    private String host = LOOPBACK;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the first camera, the others have the next ones; 0 for any free ones (default:"
                    + " ${DEFAULT-VALUE}).")
    private int port = 8554;

    @Option(names = "--username", paramLabel = "NAME", description = "User name that the cameras ask for.")
    private @Nullable String username;

    @Option(
            names = "--password-env",
            paramLabel = "VARIABLE",
            description = "Environment variable that holds the password; its name begins with MASKWATCH_CAMERA_.")
    private @Nullable String passwordEnv;

    @Option(
            names = "--certificates",
            paramLabel = "DIR",
            description = "Encrypt the streams (RTSPS); the certificates are made in this folder, a new or empty one,"
                    + " or are there since an earlier start.")
    private @Nullable Path certificates;

    /** As the options say. */
    SimulatedAccess access(int cameras, Map<String, String> environment) {
        new OptionRange("--port", 0, 65_536 - cameras).require(port);
        if (certificates != null && !host.equals(LOOPBACK)) {
            throw wrong("--certificates", "they are made out to " + LOOPBACK + " alone", "Leave --host out");
        }
        return new SimulatedAccess(address(), port, login(environment), passwordEnv);
    }

    @Nullable
    Path certificates() {
        return certificates;
    }

    /** What must be made first and takes a while, if anything. */
    Optional<String> making() {
        return Optional.ofNullable(certificates)
                .filter(folder -> new CertificateFolder(folder).isNew())
                .map(folder -> "Making certificates in " + folder + " … (up to a minute)");
    }

    /** How others come to trust the cameras, if that is needed. */
    Optional<String> trust() {
        return Optional.ofNullable(certificates)
                .map(folder ->
                        "For whoever connects: export SSL_CERT_FILE=" + new CertificateFolder(folder).authority());
    }

    private InetAddress address() {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw wrong("--host " + host, "there is no such address", "Give an address of this machine, or 0.0.0.0");
        }
        try (ServerSocket any = new ServerSocket(0, 1, address)) {
            return any.getInetAddress();
        } catch (IOException e) {
            throw wrong(
                    "--host " + host,
                    "nothing can listen there (" + e.getMessage() + ")",
                    "Give an address of this machine, or 0.0.0.0");
        }
    }

    private @Nullable Login login(Map<String, String> environment) {
        if (username == null && passwordEnv == null) {
            return null;
        }
        if (username == null || passwordEnv == null) {
            throw wrong("--username and --password-env", "one is given without the other", "Give both, or none");
        }
        String password = passwordEnv.startsWith(Secrets.ENV_PREFIX) ? environment.get(passwordEnv) : null;
        if (password == null) {
            throw wrong(
                    "--password-env " + passwordEnv,
                    "it is not set, or does not begin with " + Secrets.ENV_PREFIX,
                    "Set and export such a variable");
        }
        return new Login(username, password);
    }

    private static UserError wrong(String input, String cause, String remedy) {
        return new UserError(ExitCode.CONFIGURATION, input, cause, remedy);
    }
}
