package io.maskwatch.sink.api.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.UserError;
import io.maskwatch.sink.api.ApiSettings;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API's server: resources behind one gate. It has at most {@value #THREADS} threads, which streams of events and
 * WebSockets do not occupy, and refuses bodies above {@value #MOST_BODY_BYTES} bytes. Every error is answered with a
 * problem document. Thread-safe. Closes neither the resources nor the gate.
 */
public final class ApiServer implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final int THREADS = 32;
    private static final int FEWEST_THREADS = 4;
    private static final long MOST_BODY_BYTES = 262_144;
    private static final int MOST_HEADER_BYTES = 32_768;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final ApiSettings settings;
    private final Gate gate;
    private final List<Resource> resources;
    private final Problems problems;
    private @Nullable Javalin server;

    /**
     * Listens once started, unless the settings turn it off.
     *
     * @param settings where to listen
     * @param gate runs before all resources
     * @param resources what there is
     * @param clock wall clock
     */
    public ApiServer(ApiSettings settings, Gate gate, List<Resource> resources, InstantSource clock) {
        this.settings = settings;
        this.gate = gate;
        this.resources = List.copyOf(resources);
        this.problems = new Problems(clock);
    }

    @Override
    public String name() {
        return "api";
    }

    @Override
    public synchronized void start() {
        if (!settings.enabled()) {
            return;
        }
        Javalin starting = Javalin.create(this::configure);
        try {
            server = starting.start(settings.host(), settings.port());
        } catch (RuntimeException e) {
            starting.stop();
            throw refused(e);
        }
    }

    /** The port that it listens on; {@link ApiSettings#OFF} if it does not. */
    public synchronized int port() {
        return server == null ? ApiSettings.OFF : server.port();
    }

    @Override
    public synchronized Health check() {
        return settings.enabled() && server == null ? Health.sick("not listening") : Health.ok();
    }

    @Override
    public synchronized void close() {
        Javalin stopping = server;
        server = null;
        if (stopping != null) {
            stop(stopping);
        }
    }

    private static void stop(Javalin server) {
        try {
            server.stop();
        } catch (JavalinException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            LOG.info("Some requests did not end within {} and were cut off", STOP_LIMIT);
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = MOST_BODY_BYTES;
        config.http.prefer405over404 = true;
        config.http.defaultContentType = "application/json";
        config.router.javaLangErrorHandler((response, error) -> {
            throw error;
        });
        config.jetty.threadPool = threads();
        config.jetty.modifyHttpConfiguration(ApiServer::configure);
        config.jetty.modifyServer(jetty -> {
            jetty.setErrorHandler(new JettyProblems());
            jetty.setStopTimeout(STOP_LIMIT.toMillis());
        });
        config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(new JettyProblems()));
        DeclaredNeeds.requireOf(config.events);
        problems.addTo(config.routes);
        gate.addTo(config.routes);
        resources.forEach(resource -> resource.addTo(config.routes));
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, FEWEST_THREADS);
        threads.setName("maskwatch-api");
        return threads;
    }

    private static void configure(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
    }

    private UserError refused(RuntimeException cause) {
        String place = "api.port " + settings.port() + " on " + settings.host();
        if (cause instanceof JavalinBindException) {
            return new UserError(
                    ExitCode.BUSY,
                    place,
                    "it cannot be listened on (" + cause.getMessage() + ")",
                    "Stop the process that uses it, or set api.port to another one, to 0 for any, to -1 for no API");
        }
        if (cause.getCause() instanceof UnknownHostException) {
            return new UserError(
                    ExitCode.CONFIGURATION,
                    "api.host " + settings.host(),
                    "it is no address of this machine",
                    "Use 127.0.0.1, or 0.0.0.0 for all interfaces");
        }
        throw cause;
    }
}
