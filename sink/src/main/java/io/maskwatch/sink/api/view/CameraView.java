package io.maskwatch.sink.api.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.runtime.Redaction;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CredentialsReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A camera as the API shows it. Stateless. */
public final class CameraView {
    private CameraView() {}

    /**
     * The camera.
     *
     * @param status what it is doing, from {@link StatusView}
     * @param areas ids of the areas that it belongs to
     * @param whole whether path and query of its URL and the reference to its password are shown
     */
    public static ObjectNode of(Camera camera, ObjectNode status, List<String> areas, boolean whole) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("id", camera.getCameraId())
                .put("name", camera.getName())
                .put("url", whole ? Redaction.redact(camera.getUrl()) : server(camera.getUrl()))
                .put("transport", camera.getTransport().name());
        view.set("credentials", credentials(whole ? camera.getCredentials() : null));
        view.put("framesPerSecond", camera.getFramesPerSecond())
                .put("maxWidthPx", camera.getMaxWidthPx())
                .put("detectAtPx", camera.getDetectAtPx())
                .put("connectTimeoutMs", camera.getConnectTimeoutMs())
                .put("stallTimeoutMs", camera.getStallTimeoutMs())
                .put("verifyTls", camera.getVerifyTls())
                .put("enabled", camera.getEnabled());
        view.set("status", status);
        ArrayNode list = view.putArray("areas");
        areas.forEach(list::add);
        return view;
    }

    /** Scheme, host and port of a URL; of a file nothing but the scheme. */
    static String server(String url) {
        try {
            URI uri = new URI(url);
            String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
            return uri.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1);
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static JsonNode credentials(@Nullable CredentialsReference reference) {
        if (reference == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("username", reference.getUsername())
                .put("passwordEnv", reference.getPasswordEnv())
                .put("passwordFile", reference.getPasswordFile())
                .put("host", reference.getHost());
    }
}
