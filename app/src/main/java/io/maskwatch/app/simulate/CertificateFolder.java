package io.maskwatch.app.simulate;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.simulator.fault.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.util.stream.Stream;

/**
 * A folder in which the certificates of encrypted cameras are made at a first start, and found at later ones.
 *
 * @param path where it is, or is to be
 */
public record CertificateFolder(Path path) {
    /**
     * Whether nothing is there yet.
     *
     * @throws UserError if it is no folder, or cannot be read
     */
    public boolean isNew() {
        if (!Files.exists(path)) {
            return true;
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw unusable("it is no folder, or cannot be read", "Name another one");
        }
    }

    /** The authority's certificate, which viewers are to trust. */
    public Path authority() {
        return path.resolve("authority.pem").toAbsolutePath();
    }

    /**
     * What is found there, or else is made, which takes a while.
     *
     * @throws UserError if the folder holds anything else, or what no longer holds
     */
    Certificates certificates() {
        return isNew() ? made() : found();
    }

    private Certificates made() {
        try {
            Files.createDirectories(path);
            Certificates made = Certificates.make(path);
            made.trustStore();
            return made;
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(
                    "certificates cannot be made there (" + e.getMessage() + ")", "Name a folder that can be written");
        }
    }

    private Certificates found() {
        try {
            return Certificates.read(path);
        } catch (CertificateExpiredException e) {
            throw unusable(
                    "the time of its certificates is over (" + e.getMessage() + ")",
                    "Delete the folder: the next start makes new ones");
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(
                    "the folder is not empty, and holds no whole set of certificates (" + e.getMessage() + ")",
                    "Name a new folder, or delete what an earlier start has left there");
        }
    }

    private UserError unusable(String cause, String remedy) {
        return new UserError(ExitCode.CONFIGURATION, "--certificates " + path, cause, remedy);
    }
}
