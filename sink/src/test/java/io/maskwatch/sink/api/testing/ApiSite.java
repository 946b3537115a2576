package io.maskwatch.sink.api.testing;

import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.Component;
import io.maskwatch.sink.access.Audit;
import io.maskwatch.sink.api.ApiSettings;
import io.maskwatch.sink.api.CameraTargets;
import io.maskwatch.sink.api.ProbeDesk;
import io.maskwatch.sink.api.Worker;
import io.maskwatch.sink.api.http.ApiParts;
import io.maskwatch.sink.api.http.ApiResources;
import io.maskwatch.sink.api.http.ApiServer;
import io.maskwatch.sink.api.http.EventsResource;
import io.maskwatch.sink.api.http.Resource;
import io.maskwatch.sink.api.kafka.SiteTopics;
import io.maskwatch.sink.history.HistoryHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The API's server on a real broker and a real history, both of which are filled by hand. Closing it ends all. */
public final class ApiSite implements AutoCloseable {
    private final ClosingStack parts = new ClosingStack();
    private final MadeUpTopics topics;
    private final MadeUpHistory history;
    private final SiteTopics siteTopics;
    private final List<Resource> resources = new ArrayList<>();
    private final ApiServer server;

    /** Starts it in a new folder, on that port or on any if it is 0, with a few resources more. */
    public ApiSite(Path folder, int port, InstantSource clock, List<Resource> more) throws IOException {
        topics = parts.push(new MadeUpTopics(Files.createDirectory(folder.resolve("broker")), clock));
        history = parts.push(new MadeUpHistory(Files.createDirectory(folder.resolve("history"))));
        siteTopics = parts.push(new SiteTopics(topics.context()));
        siteTopics.start();
        ProbeDesk probes = parts.push(new ProbeDesk(siteTopics.view(), siteTopics::changes, clock));
        probes.start();
        EventsResource events = parts.push(new EventsResource(siteTopics.events()));
        events.start();
        List<Component> components = List.of(siteTopics, probes, events);
        ApiSettings settings = ApiSettings.defaults().withPort(port).withLocalTargets(true);
        resources.addAll(ApiResources.of(new ApiParts(
                settings,
                siteTopics.view(),
                siteTopics::changes,
                history.history(),
                history.trail(),
                new Audit(history.trail(), clock),
                () -> new HistoryHealth(0L, clock.instant()),
                () -> List.of(new Worker("detector-1", 23.4, clock.instant(), "CPU")),
                CameraTargets.any(),
                probes,
                () -> components,
                () -> "# no metrics here\n",
                "test",
                clock)));
        resources.add(events);
        resources.addAll(more);
        server = parts.push(new ApiServer(settings, new OpenGate(), resources, clock));
        server.start();
    }

    public MadeUpTopics topics() {
        return topics;
    }

    public MadeUpHistory history() {
        return history;
    }

    public SiteTopics siteTopics() {
        return siteTopics;
    }

    /** What the server was given. */
    public List<Resource> resources() {
        return List.copyOf(resources);
    }

    /** The server's address, without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        parts.close();
    }
}
