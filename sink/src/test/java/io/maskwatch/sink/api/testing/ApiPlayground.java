package io.maskwatch.sink.api.testing;

import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.Component;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.access.Audit;
import io.maskwatch.sink.api.ApiSettings;
import io.maskwatch.sink.api.CameraTargets;
import io.maskwatch.sink.api.ProbeDesk;
import io.maskwatch.sink.api.Worker;
import io.maskwatch.sink.api.http.ApiParts;
import io.maskwatch.sink.api.http.ApiResources;
import io.maskwatch.sink.api.http.ApiServer;
import io.maskwatch.sink.api.http.EventsResource;
import io.maskwatch.sink.api.http.PageFiles;
import io.maskwatch.sink.api.http.Resource;
import io.maskwatch.sink.api.kafka.SiteTopics;
import io.maskwatch.sink.history.HistoryHealth;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The API with a made-up site behind it, for those who work on the page: a real broker, a day of history, and something new
 * every second. Arguments: the port, and the folder from which the page's own files are read anew at each request.
 */
public final class ApiPlayground implements AutoCloseable {
    private static final int DAY_MINUTES = 24 * 60;

    private final ClosingStack parts = new ClosingStack();
    private final InstantSource clock = InstantSource.system();
    private final MadeUpSite site = new MadeUpSite(RandomGenerator.getDefault());
    private final MadeUpHistory history;
    private final MadeUpTopics topics;
    private final ApiServer server;
    private List<Alert> opened = List.of();

    private ApiPlayground(int port, @Nullable Path page) throws IOException {
        topics = parts.push(new MadeUpTopics(Files.createTempDirectory("playground"), clock));
        history = parts.push(new MadeUpHistory(Files.createTempDirectory("playground-history")));
        topics.cameras(site.cameras());
        topics.settings(site.settings());
        fillDay(clock.instant());
        SiteTopics siteTopics = parts.push(new SiteTopics(topics.context()));
        siteTopics.start();
        ProbeDesk probes = parts.push(new ProbeDesk(siteTopics.view(), siteTopics::changes, clock));
        probes.start();
        List<Component> components = List.of(siteTopics, probes);
        ApiSettings settings = ApiSettings.defaults().withPort(port).withLocalTargets(true);
        ApiParts api = new ApiParts(
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
                () -> "# no metrics in the playground\n",
                "playground",
                clock);
        List<Resource> resources = new ArrayList<>(ApiResources.of(api));
        resources.add(page == null ? new PageFiles() : new PageFiles(name -> open(page, name), true));
        EventsResource events = parts.push(new EventsResource(siteTopics.events()));
        events.start();
        resources.add(events);
        server = parts.push(new ApiServer(settings, new OpenGate(), resources, clock));
        server.start();
    }

    /** Runs until it is stopped. */
    public static void main(String[] arguments) throws Exception {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8080;
        Path page = arguments.length > 1 ? Path.of(arguments[1]) : null;
        try (ApiPlayground playground = new ApiPlayground(port, page)) {
            System.out.println("http://127.0.0.1:" + playground.server.port() + "/");
            CountDownLatch never = new CountDownLatch(1);
            for (long second = 0; !never.await(1, TimeUnit.SECONDS); second++) {
                playground.tick(second);
            }
        }
    }

    @Override
    public void close() {
        parts.close();
    }

    private static @Nullable InputStream open(Path page, String name) throws IOException {
        String prefix = "io/maskwatch/sink/page/";
        if (!name.startsWith(prefix)) {
            return ApiPlayground.class.getClassLoader().getResourceAsStream(name);
        }
        Path file = page.resolve(name.substring(prefix.length()));
        return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
    }

    private void fillDay(Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        for (int back = DAY_MINUTES; back > 0; back--) {
            boolean gap = back > 400 && back < 440;
            if (!gap) {
                history.windows(site.windows(minute.minus(back, ChronoUnit.MINUTES), WindowKind.FINAL, 9));
            }
        }
        for (int back = 23; back > 0; back--) {
            Instant opened = now.minus(back, ChronoUnit.HOURS);
            RuleKind kind = back % 3 == 0 ? RuleKind.LOW_COMPLIANCE : RuleKind.UNMASKED_PERSON;
            history.alerts(site.incident(
                    back % 2 == 0 ? "hall-2" : "gate-north", kind, opened, opened.plusSeconds(90 + back * 7)));
        }
        history.alerts(site.incident("bar", RuleKind.CAMERA_SILENT, now.minusSeconds(2_900), null));
        history.alerts(site.incident("hall-2", RuleKind.LOW_COMPLIANCE, now.minusSeconds(300), null));
        site.cameras().forEach(camera -> history.status(site.status(camera.getCameraId(), now)));
    }

    private void tick(long second) {
        Instant now = clock.instant();
        if (second % 5 == 0) {
            site.cameras().forEach(camera -> {
                CameraStatus status = site.status(camera.getCameraId(), now);
                topics.status(status);
            });
        }
        if (second % 10 == 0) {
            Instant start = now.truncatedTo(ChronoUnit.MINUTES);
            tell(site.windows(start, WindowKind.PROVISIONAL, 1 + (int) (second % 60 / 10)));
            tell(site.windows(start.minus(MadeUpSite.WINDOW), WindowKind.FINAL, 9));
        }
        if (second % 45 == 20) {
            List<Alert> steps = site.incident("gate-north", RuleKind.UNMASKED_PERSON, now, now.plusSeconds(25));
            topics.alerts(steps.subList(0, 1));
            history.alerts(steps.subList(0, 1));
            opened = steps;
        }
        if (second % 45 == 0 && !opened.isEmpty()) {
            topics.alerts(opened.subList(1, 2));
            history.alerts(opened.subList(1, 2));
        }
    }

    private void tell(List<ComplianceWindow> windows) {
        topics.windows(windows);
        history.windows(windows);
    }
}
