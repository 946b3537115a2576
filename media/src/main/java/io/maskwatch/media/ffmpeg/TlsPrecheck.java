package io.maskwatch.media.ffmpeg;

import io.maskwatch.media.CameraUrl;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.runtime.NamedThreads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Before a login is sent to a numeric host over TLS: is the certificate there made out to that address, and who vouches for
 * it? See {@link CertificateIdentity} for why FFmpeg is not left alone with it. Where no certificate is shown FFmpeg tells what
 * is wrong, and trusts nobody: whoever disturbs this look must not gain by it.
 */
final class TlsPrecheck {
    private static final int RTSPS_PORT = 322;
    private static final int HTTPS_PORT = 443;
    private static final long POLL_MS = 20;

    private final SourceOptions source;
    private final Interruption interruption;
    private final Failures failures;
    private final String host;
    private final int port;

    TlsPrecheck(SourceOptions source, Interruption interruption, Failures failures) {
        this.source = source;
        this.interruption = interruption;
        this.failures = failures;
        this.host = CameraUrl.host(source.url());
        this.port =
                CameraUrl.port(source.url(), CameraUrl.scheme(source.url()).equals("https") ? HTTPS_PORT : RTSPS_PORT);
    }

    /** The file of who may vouch for the camera, those who do or nobody; null where FFmpeg may trust all that we do. */
    @Nullable
    Path run() throws MediaException {
        String scheme = CameraUrl.scheme(source.url());
        boolean encrypted = scheme.equals("rtsps") || scheme.equals("https");
        if (!encrypted || !source.verifyTls() || !CertificateIdentity.isNumeric(host)) {
            return null;
        }
        try (Socket socket = new Socket()) {
            CertificateChain chain = await(socket);
            return TrustedCertificates.pemFile(chain == null ? List.of() : vouchers(chain, TrustedCertificates.all()));
        } catch (IOException | GeneralSecurityException e) {
            throw failures.internal("its certificate could not be examined");
        }
    }

    private List<X509Certificate> vouchers(CertificateChain chain, List<X509Certificate> trusted)
            throws MediaException, IOException, GeneralSecurityException {
        X509Certificate camera = chain.camera();
        if (!CertificateIdentity.names(camera, host) && !trusted.contains(camera)) {
            throw failures.otherName();
        }
        List<X509Certificate> vouchers = chain.vouchers(trusted);
        if (vouchers.isEmpty()) {
            throw failures.untrusted(!CertificateChain.isInTime(camera));
        }
        return vouchers;
    }

    /** Closing the socket, which the caller does, ends the thread. */
    private @Nullable CertificateChain await(Socket socket) throws MediaException {
        FutureTask<CertificateChain> handshake = new FutureTask<>(() -> {
            socket.connect(new InetSocketAddress(host, port), (int)
                    source.connectTimeout().toMillis());
            return CertificateIdentity.shownOn(socket, host, port);
        });
        NamedThreads.factory("tls-precheck").newThread(handshake).start();
        while (!interruption.isDue()) {
            try {
                return handshake.get(POLL_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException expected) {
                // not yet: ask again whether to go on
            } catch (ExecutionException e) {
                return null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failures.stopped();
            }
        }
        throw failures.opening(ErrorNumbers.TIMED_OUT);
    }
}
