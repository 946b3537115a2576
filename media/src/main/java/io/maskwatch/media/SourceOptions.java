package io.maskwatch.media;

import io.maskwatch.runtime.camera.Login;
import io.maskwatch.schemas.Transport;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a video source is opened.
 *
 * @param url rtsp, rtsps, http, https or file URL, or a plain path; without user information
 * @param transport how RTP packets travel; matters for RTSP only, UNKNOWN means TCP
 * @param login user name and password sent to the camera, if it asks for them
 * @param connectTimeout longest time from opening to the first decodable picture's description
 * @param readTimeout longest time without a decoded picture before the stream counts as timed out
 * @param verifyTls whether certificates and host names are verified (rtsps, https)
 * @param decoderThreads threads of the decoder; 1 is best for many cameras in one process
 */
public record SourceOptions(
        String url,
        Transport transport,
        @Nullable Login login,
        Duration connectTimeout,
        Duration readTimeout,
        boolean verifyTls,
        int decoderThreads) {

    public SourceOptions {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(transport, "transport");
        requirePositive(connectTimeout, "connectTimeout");
        requirePositive(readTimeout, "readTimeout");
        if (url.isBlank()) {
            throw new IllegalArgumentException("url is empty");
        }
        if (CameraUrl.hasUserInformation(url)) {
            throw new IllegalArgumentException("the URL " + CameraUrl.redact(url)
                    + " holds user information; give it as a login instead, so that it stays out of logs");
        }
        if (decoderThreads < 1) {
            throw new IllegalArgumentException("decoderThreads is " + decoderThreads + ", at least 1 is needed");
        }
    }

    /** TCP, verified TLS, one decoder thread, 10 s to connect and 10 s between pictures. */
    public static SourceOptions of(String url) {
        Duration tenSeconds = Duration.ofSeconds(10);
        return new SourceOptions(url, Transport.TCP, null, tenSeconds, tenSeconds, true, 1);
    }

    /** The same at another address. */
    public SourceOptions withUrl(String other) {
        return new SourceOptions(other, transport, login, connectTimeout, readTimeout, verifyTls, decoderThreads);
    }

    private static void requirePositive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " is " + duration + ", it must be longer than nothing");
        }
    }

    @Override
    public String toString() {
        return "SourceOptions[url=" + CameraUrl.redact(url) + ", transport=" + transport + ", login="
                + (login == null ? "none" : "given") + ", connectTimeout=" + connectTimeout + ", readTimeout="
                + readTimeout + ", verifyTls=" + verifyTls + ", decoderThreads=" + decoderThreads + "]";
    }
}
