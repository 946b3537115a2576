package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_DECODER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_BAD_REQUEST;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_FORBIDDEN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_OTHER_4XX;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_SERVER_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_TOO_MANY_REQUESTS;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_UNAUTHORIZED;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_STREAM_NOT_FOUND;

import io.maskwatch.media.CameraUrl;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.schemas.FailureCause;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * Turns FFmpeg's error codes about one source into causes to act on, in plain words. The words are ours alone: FFmpeg's
 * can hold the URL with its password.
 */
final class Failures {
    private final String subject;
    private final String scheme;
    private final SourceOptions source;
    private final Interruption interruption;

    Failures(SourceOptions source, Interruption interruption) {
        this.source = source;
        this.interruption = interruption;
        this.subject = CameraUrl.redact(source.url());
        this.scheme = CameraUrl.scheme(source.url());
    }

    /** Why the source did not open. */
    MediaException opening(int code) {
        if (interruption.asked()) {
            return stopped();
        }
        if (interruption.late() || code == ErrorNumbers.TIMED_OUT) {
            return of(
                    FailureCause.TIMED_OUT,
                    "did not answer within " + words(source.connectTimeout()),
                    "The camera may be overloaded, starting, or behind a firewall that drops packets; over UDP the"
                            + " pictures may be blocked. Check the address, and try the other transport.");
        }
        return network(code);
    }

    /** Why a source that was open gave no more. */
    MediaException reading(int code) {
        if (interruption.asked()) {
            return stopped();
        }
        if (interruption.late() || code == ErrorNumbers.TIMED_OUT) {
            return of(
                    FailureCause.TIMED_OUT,
                    "fell silent for " + words(source.readTimeout()),
                    "The camera, the network between, or its power may be down.");
        }
        if (code == ErrorNumbers.CONNECTION_RESET || code == ErrorNumbers.BROKEN_PIPE) {
            return ended();
        }
        if (code == AVERROR_INVALIDDATA || code == ErrorNumbers.INPUT_OUTPUT) {
            return brokenStream("sent data that cannot be read (" + Ffmpeg.describe(code) + ")");
        }
        return network(code);
    }

    MediaException stopped() {
        return of(FailureCause.NONE, "was given up on request", "Nothing is wrong with it.");
    }

    MediaException ended() {
        return of(
                FailureCause.ENDED,
                "closed the connection",
                "It may have restarted, or serve no more viewers. It is worth another try.");
    }

    MediaException noVideo() {
        return of(
                FailureCause.NO_VIDEO,
                "answered, but holds no video",
                "The address may be that of a sound channel or of a web page. Check the path in the camera's manual.");
    }

    MediaException redirected(String elsewhere) {
        return of(
                FailureCause.REDIRECTED,
                "sends its viewers to " + (elsewhere.isBlank() ? "an address that it does not name" : elsewhere),
                "That is another host, or the same one by another scheme (rtsps instead of rtsp, or back), and is not given"
                        + " this camera's login. If it is the right address, put it into the camera's url.");
    }

    MediaException otherName() {
        return of(
                FailureCause.TLS,
                "shows a certificate that is not made out to its address",
                "Somebody may be in between. Use the host name that the certificate names, or trust this very"
                        + " certificate (SSL_CERT_FILE, or the trust store of Java), or switch the verification off for"
                        + " this camera by name.");
    }

    MediaException untrusted(boolean outOfDate) {
        return of(
                FailureCause.TLS,
                outOfDate
                        ? "shows a certificate whose time is over, or has not come"
                        : "shows a certificate that nobody vouches for whom this machine trusts",
                outOfDate
                        ? "Give the camera a new certificate, and check the clocks."
                        : "Somebody may be in between. Have this machine trust the camera's certificate or its authority"
                                + " (SSL_CERT_FILE, or the trust store of Java), or switch the verification off for this"
                                + " camera by name.");
    }

    MediaException unsupportedCodec(String codec) {
        return of(
                FailureCause.UNSUPPORTED_CODEC,
                "sends video as " + codec + ", which cannot be decoded here",
                "Set the camera to H.264, H.265 or MJPEG.");
    }

    MediaException brokenStream(String what) {
        return of(
                FailureCause.BROKEN_STREAM,
                what,
                "The network may lose packets, or the camera's encoder may be at fault. Try TCP, a lower bit rate, or a"
                        + " restart of the camera.");
    }

    MediaException internal(String what) {
        return of(
                FailureCause.INTERNAL, "could not be used: " + what, "This is a fault of maskwatch; please report it.");
    }

    private MediaException network(int code) {
        if (code == ErrorNumbers.REFUSED) {
            return of(
                    FailureCause.REFUSED,
                    "refused the connection",
                    "Nothing listens at that port, or a firewall turns connections away. Check host and port (RTSP is"
                            + " mostly 554), and that RTSP is switched on in the camera.");
        }
        if (isUnreachable(code)) {
            return of(
                    FailureCause.UNREACHABLE,
                    "cannot be reached over the network",
                    "The host name is not known here, or no route leads to the host. Check the spelling, the cable, and"
                            + " that this machine is in the camera's network.");
        }
        if (isTls(code)) {
            return of(
                    FailureCause.TLS,
                    "did not establish a trusted, encrypted connection",
                    "Its certificate may be self-signed, expired or made out to another name, or the port may not speak"
                            + " TLS. Have this machine trust the camera's certificate (SSL_CERT_FILE, or the trust store"
                            + " of Java), or switch the verification off for this camera by name.");
        }
        return answered(code);
    }

    private MediaException answered(int code) {
        if (code == AVERROR_HTTP_UNAUTHORIZED || code == AVERROR_HTTP_FORBIDDEN) {
            return of(
                    FailureCause.UNAUTHORISED,
                    source.login() == null ? "asks for a login" : "does not accept the login",
                    "Check user name and password, and that this user may view the stream. Some cameras lock a user out"
                            + " for a while after wrong attempts.");
        }
        if (code == AVERROR_HTTP_NOT_FOUND || code == ErrorNumbers.NO_SUCH_FILE || code == ErrorNumbers.IS_DIRECTORY) {
            return of(
                    FailureCause.NOT_FOUND,
                    "does not exist",
                    scheme.equals("file")
                            ? "Check the file's path."
                            : "The host answers but does not know the path. Check it in the camera's manual.");
        }
        if (isTurnedDown(code)) {
            return of(
                    FailureCause.REFUSED,
                    "turned the request down (" + Ffmpeg.describe(code) + ")",
                    "It may serve too many viewers already, or not this transport. Try the other transport, TCP or UDP.");
        }
        if (code == AVERROR_EOF || code == ErrorNumbers.CONNECTION_RESET || code == ErrorNumbers.BROKEN_PIPE) {
            return ended();
        }
        return content(code);
    }

    private MediaException content(int code) {
        if ((code == AVERROR_INVALIDDATA && !scheme.startsWith("rtsp")) || code == AVERROR_STREAM_NOT_FOUND) {
            return noVideo();
        }
        if (code == AVERROR_INVALIDDATA || code == ErrorNumbers.INPUT_OUTPUT) {
            return brokenStream("gave an answer that cannot be read (" + Ffmpeg.describe(code) + ")");
        }
        if (code == AVERROR_DECODER_NOT_FOUND) {
            return unsupportedCodec("an unknown codec");
        }
        if (code == ErrorNumbers.ACCESS_DENIED) {
            return of(FailureCause.UNAUTHORISED, "may not be read", "Check the file's permissions.");
        }
        return internal(Ffmpeg.describe(code) + " (" + code + ")");
    }

    private boolean isUnreachable(int code) {
        return code == ErrorNumbers.HOST_UNREACHABLE
                || code == ErrorNumbers.NETWORK_UNREACHABLE
                || code == ErrorNumbers.HOST_DOWN
                || (code == ErrorNumbers.INPUT_OUTPUT && !scheme.equals("file") && !isHostKnown());
    }

    /** FFmpeg gives one code for a name that cannot be resolved and for much else, so the name is looked up again. */
    private boolean isHostKnown() {
        try {
            return InetAddress.getByName(CameraUrl.host(source.url())) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** FFmpeg gives no code of its own for a failed handshake. */
    private boolean isTls(int code) {
        boolean encrypted = scheme.equals("rtsps") || scheme.equals("https");
        return encrypted
                && (code == ErrorNumbers.INPUT_OUTPUT || code == org.bytedeco.ffmpeg.global.avutil.AVERROR_UNKNOWN);
    }

    private static boolean isTurnedDown(int code) {
        return code == AVERROR_HTTP_BAD_REQUEST
                || code == AVERROR_HTTP_TOO_MANY_REQUESTS
                || code == AVERROR_HTTP_OTHER_4XX
                || code == AVERROR_HTTP_SERVER_ERROR;
    }

    private MediaException of(FailureCause cause, String what, String remedy) {
        return new MediaException(cause, "The video source " + subject + " " + what + ". " + remedy);
    }

    private static String words(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
