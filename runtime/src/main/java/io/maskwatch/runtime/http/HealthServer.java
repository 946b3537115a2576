package io.maskwatch.runtime.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.UserError;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells operators and orchestrators how a process fares: {@code GET /health} (200, or 503 if any part is sick) and
 * {@code GET /metrics} (Prometheus text). Listens only if the settings name a port. Two threads and a queue of 64; a
 * request beyond them loses its connection. Thread-safe. Closes neither the components nor the registry.
 */
public final class HealthServer implements Component {
    private static final int THREADS = 2;
    private static final int WAITING = 64;
    private static final Duration JOIN_LIMIT = Duration.ofSeconds(5);

    private final HttpSettings settings;
    private final List<Component> components;
    private final PrometheusMeterRegistry meters;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    /**
     * @param settings where to listen
     * @param components the parts whose health is told
     * @param meters what is told as metrics
     */
    public HealthServer(HttpSettings settings, List<Component> components, PrometheusMeterRegistry meters) {
        this.settings = settings;
        this.components = List.copyOf(components);
        this.meters = meters;
    }

    @Override
    public String name() {
        return "health";
    }

    @Override
    public synchronized void start() {
        if (!settings.enabled()) {
            return;
        }
        HttpServer opened = listen();
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                NamedThreads.factory("maskwatch-health"));
        opened.setExecutor(threads);
        opened.createContext("/", exchange -> answer(exchange, "/", () -> new Reply(404, "text/plain", "not found\n")));
        opened.createContext("/health", exchange -> answer(exchange, "/health", this::health));
        opened.createContext("/metrics", exchange -> answer(exchange, "/metrics", this::metrics));
        opened.start();
        server = opened;
    }

    /** The port that it listens on; {@link HttpSettings#OFF} if it does not. */
    public synchronized int port() {
        return server == null ? HttpSettings.OFF : server.getAddress().getPort();
    }

    @Override
    public synchronized Health check() {
        return settings.enabled() && server == null ? Health.sick("not listening") : Health.ok();
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (threads != null) {
            NamedThreads.stop(threads, JOIN_LIMIT);
            threads = null;
        }
    }

    private HttpServer listen() {
        InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
        try {
            return HttpServer.create(address, 0);
        } catch (BindException e) {
            throw new UserError(
                    ExitCode.BUSY,
                    "http.port " + settings.port() + " on " + settings.host(),
                    "it cannot be listened on (" + e.getMessage() + ")",
                    "Stop the process that uses it, or set http.port to another one, to 0 for any, to -1 for none");
        } catch (IOException | RuntimeException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "http.host " + settings.host(),
                    "it is no address of this machine (" + e.getMessage() + ")",
                    "Use 127.0.0.1, or 0.0.0.0 for all interfaces");
        }
    }

    private Reply health() {
        HealthReport report = HealthReport.of(components);
        return new Reply(report.healthy() ? 200 : 503, "application/json", report.json());
    }

    private Reply metrics() {
        return new Reply(200, "text/plain; version=0.0.4; charset=utf-8", meters.scrape());
    }

    private static void answer(HttpExchange exchange, String path, Supplier<Reply> content) throws IOException {
        try (exchange) {
            Reply reply;
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                reply = new Reply(405, "text/plain", "only GET\n");
            } else if (!exchange.getRequestURI().getPath().equals(path)) {
                reply = new Reply(404, "text/plain", "not found; try /health or /metrics\n");
            } else {
                reply = content.get();
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private record Reply(int status, String type, String body) {}
}
