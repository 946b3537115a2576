package io.maskwatch.media.ffmpeg;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Whether a camera's certificate is made out to the address it is reached at. FFmpeg checks a certificate's chain, and its
 * name where the host is a name, but not where the host is an address; so that much is looked at beforehand, on a
 * connection of its own.
 */
final class CertificateIdentity {
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final int ADDRESS_ENTRY = 7;

    private CertificateIdentity() {}

    static boolean isNumeric(String host) {
        return NUMERIC.matcher(host).matches();
    }

    /** What is shown on a connected socket. Closing the socket from another thread ends the wait. */
    static CertificateChain shownOn(Socket plain, String host, int port) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Undecided()}, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
            socket.startHandshake();
            return new CertificateChain(Arrays.stream(socket.getSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList());
        }
    }

    /** Whether a certificate names a numeric host among its alternative names; a common name does not count. */
    static boolean names(X509Certificate certificate, String host) throws IOException, GeneralSecurityException {
        Collection<List<?>> entries = certificate.getSubjectAlternativeNames();
        InetAddress address = InetAddress.getByName(host);
        if (entries == null) {
            return false;
        }
        for (List<?> entry : entries) {
            if (Integer.valueOf(ADDRESS_ENTRY).equals(entry.get(0))
                    && InetAddress.getByName((String) entry.get(1)).equals(address)) {
                return true;
            }
        }
        return false;
    }

    /** Takes any certificate: it is judged once it is known. */
    private static final class Undecided implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
