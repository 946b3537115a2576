package io.maskwatch.runtime.camera;

import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CredentialsReference;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds cameras' passwords by reference: environment variables {@code MASKWATCH_CAMERA_*}, or files in one folder. A
 * camera record can name nothing else, so that whoever may add a camera cannot read the worker's other variables or
 * files. Thread-safe.
 */
public final class Secrets {
    /** What an environment variable that holds a camera's password must begin with. */
    public static final String ENV_PREFIX = "MASKWATCH_CAMERA_";

    private static final Pattern LINE_END = Pattern.compile("[\\r\\n]+$");

    /** Host and port; underscores too, which {@link URI#getHost()} refuses but local networks have. */
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.%]+])(?::\\d{1,5})?");

    private final Map<String, String> environment;
    private final @Nullable Path folder;

    /**
     * @param environment the process's environment
     * @param folder where password files are; null if there are none
     */
    public Secrets(Map<String, String> environment, @Nullable Path folder) {
        this.environment = Map.copyOf(environment);
        this.folder = folder;
    }

    /**
     * The camera's login, or empty if it needs none.
     *
     * @throws MissingSecretException if the reference leads nowhere, or was given for another host
     */
    public Optional<Login> resolve(Camera camera) {
        CredentialsReference reference = camera.getCredentials();
        if (reference == null) {
            return Optional.empty();
        }
        String host = hostOf(camera.getUrl());
        if (!host.equals(reference.getHost().toLowerCase(Locale.ROOT))) {
            throw new MissingSecretException(
                    "Camera %s: its credentials were given for host %s, but its URL names %s. Give the camera's credentials again, so that the password does not go to a host that it was not meant for."
                            .formatted(camera.getCameraId(), reference.getHost(), host));
        }
        return Optional.of(new Login(reference.getUsername(), password(camera.getCameraId(), reference)));
    }

    /** The host of a URL in lower case; empty for a file and for what is no URL. */
    public static String hostOf(String url) {
        try {
            String authority = new URI(url).getRawAuthority();
            Matcher matcher = HOST.matcher(authority == null ? "" : authority);
            return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private String password(String cameraId, CredentialsReference reference) {
        String variable = reference.getPasswordEnv();
        if (variable != null) {
            return fromEnvironment(cameraId, variable);
        }
        String file = reference.getPasswordFile();
        if (file != null) {
            return fromFile(cameraId, file);
        }
        throw new MissingSecretException(
                "Camera %s: its credentials name neither passwordEnv nor passwordFile. Name one.".formatted(cameraId));
    }

    private String fromEnvironment(String cameraId, String variable) {
        String value = variable.startsWith(ENV_PREFIX) ? environment.get(variable) : null;
        if (value == null) {
            throw new MissingSecretException(
                    "Camera %s: environment variable %s is not set in this process, or does not begin with %s. Set it where the process is started."
                            .formatted(cameraId, variable, ENV_PREFIX));
        }
        return value;
    }

    private String fromFile(String cameraId, String file) {
        if (folder == null) {
            throw new MissingSecretException(
                    "Camera %s: passwordFile %s is named, but this ingest worker has no secrets folder. Set ingest.secretsFolder."
                            .formatted(cameraId, file));
        }
        Path path = inside(folder.toAbsolutePath().normalize(), file);
        if (path == null) {
            throw new MissingSecretException(
                    "Camera %s: passwordFile %s leads out of the secrets folder. Name a file inside it."
                            .formatted(cameraId, file));
        }
        try {
            return LINE_END.matcher(Files.readString(path)).replaceFirst("");
        } catch (IOException e) {
            throw new MissingSecretException(
                    "Camera %s: passwordFile %s cannot be read in the secrets folder (%s). Put the password there."
                            .formatted(cameraId, file, e.getClass().getSimpleName()));
        }
    }

    private static @Nullable Path inside(Path folder, String file) {
        try {
            Path path = folder.resolve(file).normalize();
            return path.startsWith(folder) && !path.equals(folder) ? path : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
