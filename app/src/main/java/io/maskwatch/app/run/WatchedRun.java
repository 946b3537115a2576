package io.maskwatch.app.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.audit.CameraAudit;
import io.maskwatch.app.audit.kafka.TopicAudit;
import io.maskwatch.app.console.HealthNews;
import io.maskwatch.app.console.Screen;
import io.maskwatch.app.install.AllInOne;
import io.maskwatch.app.install.StopSignal;
import io.maskwatch.app.live.CameraTally;
import io.maskwatch.app.live.LiveTable;
import io.maskwatch.app.live.RunTally;
import io.maskwatch.app.report.RunReport;
import io.maskwatch.app.topics.kafka.GroupOverview;
import io.maskwatch.runtime.Health;
import io.maskwatch.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Watches an all-in-one installation until its end, lets it finish what is on its way, and accounts for it. */
public final class WatchedRun {
    private static final Duration REDRAW = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);
    private static final Duration DRAIN_STEP = Duration.ofMillis(500);

    private final AllInOne installation;
    private final RunTally tally;
    private final Groups groups;
    private final Screen screen;
    private final InstantSource clock;
    private final Instant startedAt;
    private final LiveTable table = new LiveTable(ZoneId.systemDefault());

    /** The consumer groups of the roles: what they have committed tells how far they are. */
    public record Groups(String detector, String sink) {}

    /**
     * A run that has begun.
     *
     * @param startedAt when the command began
     */
    public WatchedRun(
            AllInOne installation,
            RunTally tally,
            Groups groups,
            Screen screen,
            InstantSource clock,
            Instant startedAt) {
        this.installation = installation;
        this.tally = tally;
        this.groups = groups;
        this.screen = screen;
        this.clock = clock;
        this.startedAt = startedAt;
    }

    /** Shows what happens until the signal is raised or {@code end} is reached. */
    public void watch(StopSignal stop, Instant end, String title) {
        Instant nextLineAt = clock.instant().plus(BETWEEN_LINES);
        HealthNews news = new HealthNews(clock);
        while (clock.instant().isBefore(end) && !stop.await(REDRAW)) {
            Duration elapsed = Duration.between(startedAt, clock.instant());
            Health health = installation.check();
            screen.draw(picture(title, elapsed, health));
            if (!screen.terminal()) {
                if (clock.instant().isAfter(nextLineAt)) {
                    screen.line(tally.read(now -> summary(now, elapsed)));
                    nextLineAt = nextLineAt.plus(BETWEEN_LINES);
                }
                news.take(health).ifPresent(one -> screen.line(one.healthy() ? "healthy again" : trouble(one)));
            }
        }
    }

    private List<String> picture(String title, Duration elapsed, Health health) {
        List<String> lines = new ArrayList<>(tally.read(now -> table.lines(now, title, elapsed)));
        if (!health.healthy()) {
            lines.addAll(List.of("", trouble(health)));
        }
        return lines;
    }

    private static String trouble(Health health) {
        return "not healthy: " + health.explanation();
    }

    /** Stops the cameras and waits, for a bounded time, until detectors and sink have finished what was published. */
    public void drain() {
        screen.line("Stopping the cameras and finishing what is on its way …");
        installation.stopCameras();
        GroupOverview overview = new GroupOverview(installation.cluster().clients());
        Instant limit = clock.instant().plus(DRAIN_LIMIT);
        StopSignal never = new StopSignal();
        while (clock.instant().isBefore(limit)
                && overview.lag(groups.detector(), Topics.FRAMES) + overview.lag(groups.sink(), Topics.DETECTIONS)
                        > 0) {
            never.await(DRAIN_STEP);
        }
    }

    /** What the run has done. */
    public RunTally tally() {
        return tally;
    }

    /** The accounts of all cameras, from the topics alone. */
    public List<CameraAudit> audit() {
        return new TopicAudit(
                        installation.cluster().clients(), installation.cluster().codecs(), groups.detector())
                .run();
    }

    /** The report so far. */
    public ObjectNode report(List<CameraAudit> audit) {
        Duration wall = Duration.between(startedAt, clock.instant());
        return tally.read(now -> RunReport.of(now, audit, wall));
    }

    private static String summary(RunTally tally, Duration elapsed) {
        String cameras = tally.cameras().stream().map(WatchedRun::summary).collect(Collectors.joining(" | "));
        return "%02d:%02d  %s | alerts %d open, %d in all"
                .formatted(
                        elapsed.toMinutes(),
                        elapsed.toSecondsPart(),
                        cameras,
                        tally.openAlerts().size(),
                        tally.alerts().size());
    }

    private static String summary(CameraTally camera) {
        return "%s: %d frames at %.1f/s, %d persons"
                .formatted(camera.cameraId(), camera.analysed(), camera.analysedPerSecond(), camera.persons());
    }
}
