package io.maskwatch.media.ffmpeg;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The certificates that a camera shows, its own first, as far as their signatures go. Immutable. */
record CertificateChain(List<X509Certificate> shown) {
    CertificateChain {
        shown = List.copyOf(shown);
    }

    X509Certificate camera() {
        return shown.get(0);
    }

    /**
     * The trusted certificates that vouch for the camera's own today: itself or an authority's, and if that is not signed by
     * itself, the trusted authorities above it, because OpenSSL wants to see a root; empty if none does. Those whose time is
     * over, or has not come, do not count: an authority's renewal mostly has its name and key.
     */
    List<X509Certificate> vouchers(Collection<X509Certificate> trusted) throws GeneralSecurityException {
        List<X509Certificate> today =
                trusted.stream().filter(CertificateChain::isInTime).toList();
        List<X509Certificate> line = new ArrayList<>();
        Optional<X509Certificate> next = voucher(today);
        while (next.isPresent() && !line.contains(next.get())) {
            X509Certificate one = next.get();
            line.add(one);
            next = hasSigned(one, one) ? Optional.empty() : authorityOf(one, today);
        }
        return line;
    }

    static boolean isInTime(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return true;
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            return false;
        }
    }

    private static Optional<X509Certificate> authorityOf(
            X509Certificate certificate, Collection<X509Certificate> trusted) {
        return trusted.stream().filter(one -> hasSigned(one, certificate)).findFirst();
    }

    private static boolean hasSigned(X509Certificate authority, X509Certificate certificate) {
        if (!authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private Optional<X509Certificate> voucher(Collection<X509Certificate> trusted) throws GeneralSecurityException {
        if (trusted.contains(camera())) {
            return Optional.of(camera());
        }
        if (trusted.isEmpty()) {
            return Optional.empty();
        }
        X509CertSelector camera = new X509CertSelector();
        camera.setCertificate(camera());
        Set<TrustAnchor> anchors =
                trusted.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet());
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, camera);
        parameters.setRevocationEnabled(false); // as FFmpeg does; cameras' authorities publish no lists
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(shown)));
        try {
            var path = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
            return Optional.of(path.getTrustAnchor().getTrustedCert());
        } catch (CertPathBuilderException e) {
            return Optional.empty();
        }
    }
}
