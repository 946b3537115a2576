package io.maskwatch.sink.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.event.EventSource;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code /events}: what happens, as server-sent events. At most {@value #MOST_STREAMS} clients; each gets a comment every
 * 15 seconds. Thread-safe. Closing it ends all streams, and takes no others: to be done before the server stops, which
 * would wait for them.
 */
public final class EventsResource implements Resource, Component {
    private static final int MOST_STREAMS = 200;
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final EventSource source;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private @Nullable ScheduledExecutorService heart;
    private @Nullable ScheduledFuture<?> beat;

    public EventsResource(EventSource source) {
        this.source = source;
    }

    @Override
    public String name() {
        return "api-events";
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService beating =
                Executors.newSingleThreadScheduledExecutor(NamedThreads.factory("maskwatch-api-heart"));
        beat = beating.scheduleAtFixedRate(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        heart = beating;
    }

    @Override
    public synchronized Health check() {
        ScheduledFuture<?> beating = beat;
        return beating != null && beating.isDone() ? Health.sick("its heartbeat has stopped") : Health.ok();
    }

    @Override
    public synchronized void close() {
        closed = true;
        streams.forEach(EventStream::end);
        if (heart != null) {
            NamedThreads.stop(heart, STOP_LIMIT);
            heart = null;
            beat = null;
        }
    }

    /** How many clients there are now. */
    public int clients() {
        return streams.size();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/events", this::open, Needs.VIEWER);
    }

    private void beat() {
        for (EventStream stream : streams) {
            if (stream.mayGoOn()) {
                stream.heartbeat();
            } else {
                stream.end();
            }
        }
    }

    private void open(Context context) {
        Query query = Query.of(context, "lastEventId");
        Optional<String> last =
                Optional.ofNullable(context.header("Last-Event-ID")).or(() -> query.text("lastEventId"));
        if (closed || streams.size() >= MOST_STREAMS) {
            throw Problem.unavailable("Too many streams of events are open.").exception();
        }
        context.contentType("text/event-stream")
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no");
        context.future(() -> {
            try {
                return stream(context, last.filter(text -> !text.isEmpty()));
            } catch (IOException e) {
                throw new UncheckedIOException("The client is gone", e);
            }
        });
    }

    private CompletableFuture<Void> stream(Context context, Optional<String> last) throws IOException {
        ServletOutputStream out = context.res().getOutputStream();
        EventStream stream = new EventStream(out, Callers.holds(context));
        if (!source.join(stream, last)) {
            throw Problem.unavailable("The stream of events is not ready yet. Try again in a moment.")
                    .exception();
        }
        streams.add(stream);
        out.setWriteListener(stream);
        if (closed) {
            stream.end();
        }
        return stream.ended().whenComplete((nothing, failure) -> {
            source.leave(stream);
            streams.remove(stream);
        });
    }
}
