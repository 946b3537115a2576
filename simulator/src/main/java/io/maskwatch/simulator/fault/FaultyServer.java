package io.maskwatch.simulator.fault;

import io.maskwatch.runtime.camera.Login;
import io.maskwatch.simulator.rtsp.Misconduct;
import io.maskwatch.simulator.rtsp.RtspServer;
import io.maskwatch.simulator.rtsp.RtspServerOptions;
import io.maskwatch.simulator.stream.CameraStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A camera's server at an address of its own, which fails as its panel says. Thread-safe; leaves the stream open. */
public final class FaultyServer implements Misconduct, AutoCloseable {
    private final RtspServerOptions options;
    private final FaultPanel faults;
    private final @Nullable Certificates certificates;
    private final RtspServer server;
    private volatile String elsewhere = "rtsp://127.0.0.1:9/elsewhere";
    private @Nullable SilentHost silent;

    /**
     * A server that is not yet started.
     *
     * @param path where the stream is, such as {@code /live}
     * @param certificates what an encrypted camera shows; null for one that is not
     */
    public FaultyServer(
            RtspServerOptions options,
            String path,
            CameraStream stream,
            FaultPanel faults,
            @Nullable Certificates certificates) {
        this.options = options;
        this.faults = faults;
        this.certificates = certificates;
        this.server = new RtspServer(options, Map.of(path, stream), this);
    }

    /** Binds the port. Faults that the panel has already begin at once. */
    public void start() {
        server.start();
        for (Fault fault : Fault.values()) {
            if (faults.has(fault)) {
                changed(fault, true);
            }
        }
        faults.listen(this::changed);
    }

    /** Where clients are sent while the camera has the fault REDIRECT. */
    public void redirectTo(String url) {
        elsewhere = url;
    }

    public RtspServer server() {
        return server;
    }

    private synchronized void changed(Fault fault, boolean begun) {
        switch (fault) {
            case OFF -> switchOff(begun);
            case HOST_SILENT -> fallSilent(begun);
            case HALF_OPEN -> {
                if (begun) {
                    server.abandon();
                }
            }
            case UNKNOWN_CERTIFICATE, EXPIRED_CERTIFICATE, OTHER_HOSTS_CERTIFICATE -> server.disconnect();
            default -> {}
        }
    }

    private void switchOff(boolean begun) {
        if (begun) {
            server.deafen();
            server.disconnect();
        } else {
            server.listenAgain();
        }
    }

    private void fallSilent(boolean begun) {
        if (begun) {
            server.deafen();
            server.abandon();
            silent = SilentHost.at(options.address(), server.port());
        } else {
            if (silent != null) { // where another process had the port, there is none
                silent.close();
                silent = null;
            }
            server.listenAgain();
        }
    }

    @Override
    public boolean deaf() {
        return faults.has(Fault.ACCEPT_THEN_SILENCE);
    }

    @Override
    public boolean pathsUnknown() {
        return faults.has(Fault.WRONG_PATH);
    }

    @Override
    public Optional<Login> otherLogin() {
        return faults.has(Fault.OTHER_PASSWORD)
                ? Optional.of(new Login("viewer", "not what you know"))
                : Optional.empty();
    }

    @Override
    public Optional<String> movedTo() {
        return faults.has(Fault.REDIRECT) ? Optional.of(elsewhere) : Optional.empty();
    }

    @Override
    public boolean sessionsForgotten() {
        return faults.has(Fault.SESSION_LOST);
    }

    @Override
    public Duration playDelay() {
        return Duration.ofMillis(Math.round(1000 * faults.amount(Fault.SLOW_FIRST_PICTURE)));
    }

    @Override
    public boolean picturesCut() {
        return faults.has(Fault.RESET);
    }

    @Override
    public boolean otherTracks() {
        return faults.has(Fault.OTHER_TRACKS);
    }

    @Override
    public Optional<SSLContext> encryption() {
        return Optional.ofNullable(certificates).map(known -> known.shownWith(faults));
    }

    @Override
    public synchronized void close() {
        if (silent != null) {
            silent.close();
        }
        server.close();
    }
}
