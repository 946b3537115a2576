package io.maskwatch.media.ffmpeg;

import io.maskwatch.media.CameraUrl;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.runtime.camera.Login;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Transport;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What FFmpeg is given to open a source: its address, which holds the credentials and is never printed, and its options.
 * Each scheme gets a list of protocols it may use, so that no playlist of a camera can name a file of this machine.
 */
final class InputSettings {
    /** FFmpeg's RTSP client cuts longer user information off, and so sends a wrong password. */
    private static final int MAX_RTSP_LOGIN_CHARACTERS = 127;

    private static final String UDP_BUFFER_BYTES = Integer.toString(1 << 20);

    private final SourceOptions source;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final String address;

    private InputSettings(SourceOptions source, String address) {
        this.source = source;
        this.address = address;
    }

    static InputSettings of(SourceOptions source) throws MediaException {
        InputSettings settings = new InputSettings(source, address(source));
        switch (CameraUrl.scheme(source.url())) {
            case "rtsp" -> settings.rtsp();
            case "rtsps" -> settings.rtsps();
            case "http" -> settings.http();
            case "https" -> settings.https();
            case "file" -> settings.options.put("protocol_whitelist", "file");
            default ->
                throw new MediaException(
                        FailureCause.INVALID_CAMERA,
                        "The source " + CameraUrl.redact(source.url())
                                + " has a scheme that is not supported. Use rtsp, rtsps, http, https or file.");
        }
        return settings;
    }

    /** The address with credentials: for FFmpeg only. */
    String address() {
        return address;
    }

    Map<String, String> options() {
        return options;
    }

    /** Has a certificate vouched for by nobody but these; null changes nothing. */
    void trustOnly(@Nullable Path authorities) {
        if (authorities != null) {
            options.put("ca_file", authorities.toString());
        }
    }

    private void rtsp() {
        boolean udp = source.transport() == Transport.UDP;
        options.put("protocol_whitelist", "rtsp,rtsps,rtp,udp,tcp,tls");
        options.put("rtsp_transport", udp ? "udp" : "tcp");
        options.put("allowed_media_types", "video");
        options.put("timeout", secondLineMicros());
        if (udp) {
            options.put("buffer_size", UDP_BUFFER_BYTES);
        }
    }

    private void rtsps() throws MediaException {
        rtsp();
        tls();
    }

    private void http() {
        options.put("protocol_whitelist", "http,tcp");
        options.put("rw_timeout", secondLineMicros());
    }

    private void https() throws MediaException {
        options.put("protocol_whitelist", "https,tls,tcp");
        options.put("rw_timeout", secondLineMicros());
        tls();
    }

    private void tls() throws MediaException {
        options.put("tls_verify", source.verifyTls() ? "1" : "0");
        if (!source.verifyTls()) {
            return;
        }
        options.put("verifyhost", CameraUrl.host(source.url()));
        try {
            options.put("ca_file", TrustedCertificates.pemFile().toString());
        } catch (IOException | GeneralSecurityException e) {
            throw new MediaException(
                    FailureCause.TLS,
                    "The certificate authorities that this process trusts could not be handed to FFmpeg: "
                            + e.getMessage() + ". Is the folder for temporary files writable?",
                    e);
        }
    }

    /** FFmpeg's own time-out; later than ours, which tells what happened. */
    private String secondLineMicros() {
        long micros =
                Math.max(source.connectTimeout().toNanos(), source.readTimeout().toNanos()) / 1000;
        return Long.toString(2 * micros + 1_000_000);
    }

    private static String address(SourceOptions source) throws MediaException {
        String url = source.url();
        String scheme = CameraUrl.scheme(url);
        if (scheme.equals("file")) {
            return "file:" + path(url);
        }
        Login login = source.login();
        if (login == null) {
            return url;
        }
        String encoded = percentEncoded(login.username()) + ":" + percentEncoded(login.password());
        if (scheme.startsWith("rtsp") && encoded.length() > MAX_RTSP_LOGIN_CHARACTERS) {
            throw new MediaException(
                    FailureCause.UNAUTHORISED,
                    "The user name and password for " + CameraUrl.redact(url) + " are too long: with special characters"
                            + " encoded they must have at most " + MAX_RTSP_LOGIN_CHARACTERS
                            + " characters together. Choose a shorter password in the camera.");
        }
        return CameraUrl.withUserInformation(url, encoded);
    }

    private static String path(String url) {
        if (!url.startsWith("file:")) {
            return url;
        }
        try {
            return Path.of(URI.create(url)).toString();
        } catch (IllegalArgumentException e) {
            return url.substring("file:".length());
        }
    }

    private static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
