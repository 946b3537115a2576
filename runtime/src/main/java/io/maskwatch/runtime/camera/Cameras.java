package io.maskwatch.runtime.camera;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraMode;
import io.maskwatch.schemas.CredentialsReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every camera must satisfy, wherever it comes from. Stateless. */
public final class Cameras {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Set<String> RESERVED = Set.of("site", "area");
    /** An at sign before the path, or behind what begins like a name and a password with a slash in it. */
    private static final Pattern USER_INFORMATION = Pattern.compile(
            "^([a-z][a-z0-9+.-]*:)?//([^/?#]*@|[^/?#:\\[]*:(?!\\d{1,5}([/?#]|$)).*@)|^(?![a-z]+:/)[^/?#]*@",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PASSWORD_IN_QUERY =
            Pattern.compile("[?&;](?:password|passwd|pwd|pass|secret|token)=", Pattern.CASE_INSENSITIVE);

    private static final String CREDENTIALS =
            "write credentials: { username: NAME, passwordEnv: MASKWATCH_CAMERA_NAME }";
    private static final List<String> SCHEMES = List.of("rtsp", "rtsps", "http", "https", "file");

    private Cameras() {}

    /**
     * Returns the camera if it can be connected to.
     *
     * @throws UserError naming the camera, the cause and the remedy; never the user information of a URL
     */
    public static Camera validate(Camera camera) {
        return validate(camera, "");
    }

    /** The same; {@code place} stands before the camera in complaints. */
    static Camera validate(Camera camera, String place) {
        return validate(camera, place, CREDENTIALS);
    }

    /** The same; {@code login} says how user name and password are given instead of in the URL. */
    public static Camera validate(Camera camera, String place, String login) {
        String where = place + "camera " + camera.getCameraId();
        validateId(camera.getCameraId(), where + ", id");
        if (camera.getMode() != CameraMode.PROBE && ProbeCameras.isProbe(camera.getCameraId())) {
            throw invalid(where + ", id", "only a probe may have such an identity", "Choose another one");
        }
        validateUrl(where, camera.getUrl(), login);
        between(where + ", framesPerSecond", camera.getFramesPerSecond(), 0.1, 30);
        between(where + ", maxWidthPx", camera.getMaxWidthPx(), 160, 3840);
        between(where + ", detectAtPx", camera.getDetectAtPx(), 320, 1920);
        between(where + ", connectTimeout (ms)", (double) camera.getConnectTimeoutMs(), 500, 120_000);
        between(where + ", stallTimeout (ms)", (double) camera.getStallTimeoutMs(), 1_000, 600_000);
        validateCredentials(where, camera.getCredentials());
        return camera;
    }

    /** Refuses what cannot be the id of a camera or an area. */
    static void validateId(String id, String where) {
        if (!ID.matcher(id).matches() || RESERVED.contains(id)) {
            throw invalid(
                    where,
                    "it is not a usable identity",
                    "Use 1 to 63 lower-case letters, digits and hyphens, not 'site' or 'area'");
        }
    }

    private static void validateUrl(String where, String url, String login) {
        if (USER_INFORMATION.matcher(url).find()) {
            throw invalid(
                    where + ", url",
                    "it holds user information, which would end up in topics and logs",
                    "Remove it from the URL and " + login);
        }
        if (PASSWORD_IN_QUERY.matcher(url).find()) {
            throw invalid(
                    where + ", url",
                    "its query holds a password, which would end up in topics and logs",
                    "Remove it from the URL and " + login
                            + "; a camera that takes its password in the query alone cannot be connected");
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw invalid(
                    where + ", url",
                    "it is not a URL (" + e.getReason() + ")",
                    "Write rtsp://HOST:PORT/PATH; encode special characters as %XX");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw invalid(
                    where + ", url",
                    "'" + scheme + "' is not a scheme that maskwatch reads",
                    "Use one of " + String.join(", ", SCHEMES));
        }
        if (!scheme.equals("file") && Secrets.hostOf(url).isEmpty()) {
            throw invalid(where + ", url", "it names no host", "Write " + scheme + "://HOST/PATH");
        }
    }

    private static void validateCredentials(String where, @Nullable CredentialsReference credentials) {
        if (credentials == null) {
            return;
        }
        String variable = credentials.getPasswordEnv();
        if ((variable == null) == (credentials.getPasswordFile() == null)) {
            throw invalid(
                    where + ", credentials",
                    "exactly one of passwordEnv and passwordFile must be given",
                    "Name where the password is; never write the password itself here");
        }
        if (variable != null && !variable.startsWith(Secrets.ENV_PREFIX)) {
            throw invalid(
                    where + ", credentials.passwordEnv",
                    "'" + variable + "' does not begin with " + Secrets.ENV_PREFIX,
                    "Rename the variable, so that a camera cannot be made to send another secret of the worker");
        }
    }

    static void between(String where, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw invalid(
                    where,
                    "%s is out of range".formatted(number(value)),
                    "Use a value from %s to %s".formatted(number(low), number(high)));
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    static UserError invalid(String where, String cause, String remedy) {
        return new UserError(ExitCode.CONFIGURATION, where, cause, remedy);
    }
}
