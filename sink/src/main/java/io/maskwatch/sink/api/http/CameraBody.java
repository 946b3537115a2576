package io.maskwatch.sink.api.http;

import io.javalin.http.Context;
import io.maskwatch.runtime.camera.Cameras;
import io.maskwatch.runtime.camera.Secrets;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraMode;
import io.maskwatch.schemas.CredentialsReference;
import io.maskwatch.schemas.Transport;
import io.maskwatch.sink.api.CameraTargets;
import io.maskwatch.sink.api.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A camera as a request describes it, checked as the camera file is. What is left out takes the schema's default, as there.
 * Stateless.
 */
final class CameraBody {
    private static final String[] FIELDS = {
        "id",
        "name",
        "url",
        "transport",
        "credentials",
        "framesPerSecond",
        "maxWidthPx",
        "detectAtPx",
        "connectTimeoutMs",
        "stallTimeoutMs",
        "verifyTls",
        "enabled",
        "status",
        "areas"
    };

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_URL = 2_000;

    private CameraBody() {}

    /**
     * The camera of that id.
     *
     * @param before what it was; null for a new one
     */
    static Camera read(Body body, String id, CameraMode mode, @Nullable Camera before, CameraTargets targets) {
        String url = body.required("url", LONGEST_URL);
        Camera.Builder camera = Camera.newBuilder()
                .setCameraId(id)
                .setName(body.words("name", LONGEST_NAME)
                        .filter(name -> !name.isBlank())
                        .orElse(id))
                .setUrl(url)
                .setMode(mode);
        body.constant("transport", Transport.class).ifPresent(camera::setTransport);
        body.number("framesPerSecond").ifPresent(camera::setFramesPerSecond);
        body.whole("maxWidthPx").ifPresent(camera::setMaxWidthPx);
        body.whole("detectAtPx").ifPresent(camera::setDetectAtPx);
        body.whole("connectTimeoutMs").ifPresent(ms -> camera.setConnectTimeoutMs(ms));
        body.whole("stallTimeoutMs").ifPresent(ms -> camera.setStallTimeoutMs(ms));
        body.flag("verifyTls").ifPresent(camera::setVerifyTls);
        body.flag("enabled").ifPresent(camera::setEnabled);
        body.object("credentials", "username", "passwordEnv", "passwordFile", "host")
                .ifPresent(given -> camera.setCredentials(credentials(given, url, before)));
        Camera checked = Cameras.validate(camera.build());
        targets.refusal(url).ifPresent(why -> {
            throw Problem.invalid("url", why).exception();
        });
        return checked;
    }

    static Body body(Context context) {
        return Body.of(context, FIELDS);
    }

    private static CredentialsReference credentials(Body given, String url, @Nullable Camera before) {
        String host = Secrets.hostOf(url);
        CredentialsReference reference = CredentialsReference.newBuilder()
                .setUsername(given.required("username", LONGEST_NAME))
                .setPasswordEnv(given.text("passwordEnv", LONGEST_NAME).orElse(null))
                .setPasswordFile(given.text("passwordFile", LONGEST_NAME).orElse(null))
                .setHost(host)
                .build();
        Optional<String> meant = given.text("host", LONGEST_URL);
        CredentialsReference kept = before == null ? null : before.getCredentials();
        boolean moved = meant.isPresent()
                ? !meant.get().equalsIgnoreCase(host)
                : kept != null && sameSecret(kept, reference) && !kept.getHost().equals(host);
        if (moved) {
            throw given.wrongField(
                    "host",
                    "These credentials were given for another host than %s. Write host: %s here if they are to go there."
                            .formatted(host, host));
        }
        return reference;
    }

    private static boolean sameSecret(CredentialsReference one, CredentialsReference other) {
        return CredentialsReference.newBuilder(one)
                .setHost(other.getHost())
                .build()
                .equals(other);
    }
}
