package io.maskwatch.sink.api.testing;

import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.Component;
import io.maskwatch.sink.access.AccessStores;
import io.maskwatch.sink.access.Audit;
import io.maskwatch.sink.access.UserRegister;
import io.maskwatch.sink.access.http.Access;
import io.maskwatch.sink.access.http.Site;
import io.maskwatch.sink.access.jdbc.JdbcStores;
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
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.history.HistoryHealth;
import io.maskwatch.sink.live.main.LiveWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The API's server, all but its page, on a real broker and a real history, both of which are filled by hand. A gate stands
 * before it that takes callers at their word. Closing it ends all.
 */
public final class ApiSite implements AutoCloseable {
    private final ClosingStack parts = new ClosingStack();
    private final MadeUpTopics topics;
    private final MadeUpHistory history;
    private final SiteTopics siteTopics;
    private final List<Resource> resources = new ArrayList<>();
    private final List<Component> components = new CopyOnWriteArrayList<>();
    private final EventsResource events;
    private final UserRegister register;
    private final ApiServer server;

    /** Starts it in a new folder, on that port or on any if it is 0, with a few resources more. */
    public ApiSite(Path folder, int port, InstantSource clock, List<Resource> more) throws IOException {
        topics = parts.push(new MadeUpTopics(Files.createDirectory(folder.resolve("broker")), clock));
        history = parts.push(new MadeUpHistory(Files.createDirectory(folder.resolve("history"))));
        siteTopics = parts.push(new SiteTopics(topics.context()));
        siteTopics.start();
        ProbeDesk probes = parts.push(new ProbeDesk(siteTopics.view(), siteTopics::changes, clock));
        probes.start();
        events = new EventsResource(siteTopics.events());
        components.addAll(List.of(siteTopics, probes, events));
        Audit audit = new Audit(history.trail(), clock);
        AccessStores stores = JdbcStores.of(history.database());
        register = new UserRegister(stores, audit, clock, new SecureRandom());
        ApiSettings settings = new ApiSettings("127.0.0.1", port, "", "The Hall", true, true, false, true);
        resources.addAll(ApiResources.of(new ApiParts(
                settings,
                siteTopics.view(),
                siteTopics::changes,
                history.history(),
                history.trail(),
                audit,
                () -> new HistoryHealth(0L, clock.instant()),
                () -> List.of(new Worker("detector-1", 23.4, clock.instant(), "CPU")),
                CameraTargets.any(),
                probes,
                () -> components,
                () -> "# no metrics here\n",
                "test",
                clock)));
        resources.add(events);
        resources.add(new Access(settings, stores, audit, clock).session(new Site(settings.siteName(), "test")));
        LiveWorker live = parts.push(
                new LiveWorker(topics.context(), StepSettings.defaults(), siteTopics.view(), history.history(), audit));
        live.start();
        resources.addAll(live.resources());
        resources.addAll(more);
        server = parts.push(new ApiServer(settings, new OpenGate(), resources, clock));
        server.start();
        parts.push(events).start();
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

    /** The parts whose health is told; may be added to. */
    public List<Component> components() {
        return components;
    }

    /** Adds users, who may log in although the gate lets everybody pass. */
    public UserRegister register() {
        return register;
    }

    /** How many clients listen to the stream of events. */
    public int listeners() {
        return events.clients();
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
