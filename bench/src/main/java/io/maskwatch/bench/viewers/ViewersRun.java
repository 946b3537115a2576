package io.maskwatch.bench.viewers;

import io.maskwatch.app.install.StopSignal;
import io.maskwatch.bench.viewers.watch.Arrival;
import io.maskwatch.bench.viewers.watch.LiveViewer;
import io.maskwatch.bench.viewers.watch.StuckViewer;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The phases, one after the other, over a site that runs all the time. For one thread. */
final class ViewersRun {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration STREAMING_LIMIT = Duration.ofMinutes(3);
    private static final Duration STEP = Duration.ofMillis(250);
    /** Before a phase: viewers connect, and the first pictures are made. After it: its last pictures arrive. */
    private static final Duration SETTLING = Duration.ofSeconds(5);
    /** A viewer who takes nothing for half a minute is hung up on, once the buffers on the way are full. */
    private static final Duration HANGING_UP = Duration.ofSeconds(60);

    private static final Duration LAST_READ = Duration.ofSeconds(10);

    private final ViewersPlan plan;
    private final WatchedSite site;
    private final StopSignal stop;
    private final Consumer<String> progress;
    private final HttpClient client = HttpClient.newHttpClient();

    ViewersRun(ViewersPlan plan, WatchedSite site, StopSignal stop, Consumer<String> progress) {
        this.plan = plan;
        this.site = site;
        this.stop = stop;
        this.progress = progress;
    }

    /** Measures it all; what warms up is in no figure. */
    ViewersFigures measure() throws IOException {
        ViewersFigures figures = new ViewersFigures(plan);
        awaitPictures();
        progress.accept("warming up");
        phase(Audience.VIEWERS, plan.phase());
        for (int round = 1; round <= plan.rounds(); round++) {
            progress.accept("round " + round + " of " + plan.rounds());
            figures.add(told(phase(Audience.NOBODY, plan.phase())));
            figures.add(told(phase(Audience.VIEWERS, plan.phase())));
        }
        try (StuckViewer stuck = StuckViewer.open(site.live(), site.cameraIds(), plan.pictureWidthPx())) {
            Duration length = plan.phase().compareTo(HANGING_UP) > 0 ? plan.phase() : HANGING_UP;
            figures.add(told(phase(Audience.STUCK_TOO, length)));
            figures.stuckHungUp(stuck.hungUp(LAST_READ, CLOCK));
        }
        return figures;
    }

    private PhaseResult told(PhaseResult phase) {
        progress.accept(ViewersTable.line(phase));
        return phase;
    }

    private void awaitPictures() {
        progress.accept("waiting for pictures of all cameras");
        Instant end = CLOCK.instant().plus(STREAMING_LIMIT);
        while (!site.outcomes().analysedCameras().containsAll(site.cameraIds())) {
            if (CLOCK.instant().isAfter(end)) {
                throw new UserError(
                        ExitCode.INCOMPLETE,
                        "bench viewers",
                        "not every camera was analysed within three minutes",
                        "Run it on a machine that has nothing else to do, or with fewer --cameras or --fps");
            }
            await(STEP);
        }
    }

    private PhaseResult phase(Audience audience, Duration length) {
        try (ClosingStack parts = new ClosingStack()) {
            List<LiveViewer> viewers = new ArrayList<>();
            for (int i = 0; audience.watches() && i < plan.viewers(); i++) {
                viewers.add(parts.push(
                        LiveViewer.open(client, site.live(), site.cameraIds(), plan.pictureWidthPx(), CLOCK)));
            }
            await(SETTLING);
            Instant from = CLOCK.instant();
            Duration cpuBefore = cpu();
            await(length);
            Instant to = CLOCK.instant();
            Duration lasted = Duration.between(from, to);
            double cores = (double) cpu().minus(cpuBefore).toNanos() / lasted.toNanos();
            await(SETTLING);
            List<List<Arrival>> arrivals =
                    viewers.stream().map(ViewersRun::arrivals).toList();
            return PhaseResult.of(
                    audience, lasted, cores, site.cameraIds(), site.outcomes().between(from, to), arrivals);
        }
    }

    private static List<Arrival> arrivals(LiveViewer viewer) {
        if (!viewer.ended().isEmpty()) {
            throw new IllegalStateException("A viewer who reads was hung up on: " + viewer.ended());
        }
        return viewer.arrivals();
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void await(Duration time) {
        if (stop.await(time)) {
            throw new UserError(ExitCode.INCOMPLETE, "bench viewers", "it was ended", "Let it run to its end");
        }
    }
}
