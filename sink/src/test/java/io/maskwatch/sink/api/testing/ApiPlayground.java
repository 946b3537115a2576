package io.maskwatch.sink.api.testing;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.api.http.PageFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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

    private final InstantSource clock = InstantSource.system();
    private final MadeUpSite made = new MadeUpSite(RandomGenerator.getDefault());
    private final ApiSite site;
    private List<Alert> opened = List.of();

    private ApiPlayground(int port, @Nullable Path page) throws IOException {
        PageFiles files = page == null ? new PageFiles() : new PageFiles(name -> open(page, name), true);
        site = new ApiSite(Files.createTempDirectory("playground"), port, clock, List.of(files));
        site.topics().cameras(made.cameras());
        site.topics().settings(made.settings());
        fillDay(clock.instant());
    }

    /** Runs until it is stopped. */
    public static void main(String[] arguments) throws Exception {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8080;
        Path page = arguments.length > 1 ? Path.of(arguments[1]) : null;
        try (ApiPlayground playground = new ApiPlayground(port, page)) {
            System.out.println(playground.site.url() + "/");
            CountDownLatch never = new CountDownLatch(1);
            for (long second = 0; !never.await(1, TimeUnit.SECONDS); second++) {
                playground.tick(second);
            }
        }
    }

    @Override
    public void close() {
        site.close();
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
                site.history().windows(made.windows(minute.minus(back, ChronoUnit.MINUTES), WindowKind.FINAL, 9));
            }
        }
        for (int back = 23; back > 0; back--) {
            Instant opened = now.minus(back, ChronoUnit.HOURS);
            RuleKind kind = back % 3 == 0 ? RuleKind.LOW_COMPLIANCE : RuleKind.UNMASKED_PERSON;
            site.history()
                    .alerts(made.incident(
                            back % 2 == 0 ? "hall-2" : "gate-north", kind, opened, opened.plusSeconds(90 + back * 7)));
        }
        site.history().alerts(made.incident("bar", RuleKind.CAMERA_SILENT, now.minusSeconds(2_900), null));
        site.history().alerts(made.incident("hall-2", RuleKind.LOW_COMPLIANCE, now.minusSeconds(300), null));
        made.cameras().forEach(camera -> site.history().status(made.status(camera.getCameraId(), now)));
    }

    private void tick(long second) {
        Instant now = clock.instant();
        if (second % 5 == 0) {
            made.cameras().forEach(camera -> {
                CameraStatus status = made.status(camera.getCameraId(), now);
                site.topics().status(status);
            });
        }
        if (second % 10 == 0) {
            Instant start = now.truncatedTo(ChronoUnit.MINUTES);
            tell(made.windows(start, WindowKind.PROVISIONAL, 1 + (int) (second % 60 / 10)));
            tell(made.windows(start.minus(MadeUpSite.WINDOW), WindowKind.FINAL, 9));
        }
        if (second % 45 == 20) {
            List<Alert> steps = made.incident("gate-north", RuleKind.UNMASKED_PERSON, now, now.plusSeconds(25));
            site.topics().alerts(steps.subList(0, 1));
            site.history().alerts(steps.subList(0, 1));
            opened = steps;
        }
        if (second % 45 == 0 && !opened.isEmpty()) {
            site.topics().alerts(opened.subList(1, 2));
            site.history().alerts(opened.subList(1, 2));
        }
    }

    private void tell(List<ComplianceWindow> windows) {
        site.topics().windows(windows);
        site.history().windows(windows);
    }
}
