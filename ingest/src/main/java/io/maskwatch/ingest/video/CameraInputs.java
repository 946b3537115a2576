package io.maskwatch.ingest.video;

import io.maskwatch.media.MediaException;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.media.VideoInput;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.camera.Cameras;
import io.maskwatch.runtime.camera.Login;
import io.maskwatch.runtime.camera.MissingSecretException;
import io.maskwatch.runtime.camera.Secrets;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.FailureCause;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Opens cameras by their records: checks the record, finds the password, connects. Thread-safe. */
public final class CameraInputs {
    private final VideoOpener opener;
    private final Secrets secrets;
    private final int decoderThreads;

    public CameraInputs(VideoOpener opener, Secrets secrets, int decoderThreads) {
        this.opener = opener;
        this.secrets = secrets;
        this.decoderThreads = decoderThreads;
    }

    /**
     * The camera's open input, which the caller closes.
     *
     * @throws MediaException INVALID_CAMERA or CREDENTIALS_MISSING for a record that cannot be used, else why the camera
     *     cannot be reached
     */
    public VideoInput open(Camera camera, BooleanSupplier interrupted) throws MediaException {
        return opener.open(options(camera), interrupted);
    }

    private SourceOptions options(Camera camera) throws MediaException {
        try {
            Cameras.validate(camera);
            Login login = secrets.resolve(camera).orElse(null);
            return new SourceOptions(
                    camera.getUrl(),
                    camera.getTransport(),
                    login,
                    Duration.ofMillis(camera.getConnectTimeoutMs()),
                    Duration.ofMillis(camera.getStallTimeoutMs()),
                    camera.getVerifyTls(),
                    decoderThreads);
        } catch (UserError e) {
            throw new MediaException(FailureCause.INVALID_CAMERA, String.valueOf(e.getMessage()));
        } catch (MissingSecretException e) {
            throw new MediaException(FailureCause.CREDENTIALS_MISSING, String.valueOf(e.getMessage()));
        }
    }
}
