package io.maskwatch.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.records.RecordJson;
import io.maskwatch.app.topics.kafka.GroupOverview;
import io.maskwatch.app.topics.kafka.TopicScan;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.StreamFacts;
import io.maskwatch.schemas.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code maskwatch status}. */
@Command(name = "status", description = "Says what each camera and each worker is doing.")
final class StatusCommand implements Callable<Integer> {
    private static final Duration STALE = Duration.ofSeconds(15);
    private static final String ROW = "%-16s %-14s %-20s %9s %10s %-24s %s%n";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "One JSON object a line: cameras, then groups.")
    private boolean json;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Override
    public Integer call() {
        cluster.log().quiet();
        ClusterAccess access = cluster.reach("maskwatch-status");
        TopicScan scan = new TopicScan(access.clients(), access.codecs());
        Set<String> known = new TreeSet<>(scan.latest(Topics.CAMERAS).keySet());
        Map<String, CameraStatus> statuses = new TreeMap<>(scan.latest(Topics.CAMERA_STATUS));
        statuses.keySet().retainAll(known); // a removed camera's last status stays on its topic
        known.stream().filter(id -> !statuses.containsKey(id)).forEach(id -> out().println(waiting(id)));
        if (json) {
            statuses.values().forEach(status -> out().println(RecordJson.line(status)));
        } else {
            out().printf(ROW, "CAMERA", "STATE", "STREAM", "PUBLISHED", "RECONNECTS", "WORKER", "");
            Instant now = InstantSource.system().instant();
            statuses.values().forEach(status -> row(status, now));
        }
        new GroupOverview(access.clients()).read().forEach(group -> out().println(json ? group.json() : group.line()));
        out().flush();
        return ExitCode.OK.status();
    }

    private String waiting(String cameraId) {
        return json
                ? JsonNodeFactory.instance
                        .objectNode()
                        .put("cameraId", cameraId)
                        .putNull("state")
                        .toString()
                : cameraId + ": no ingest worker has taken it up";
    }

    private void row(CameraStatus status, Instant now) {
        boolean stale = status.getAt().plus(STALE).isBefore(now);
        StreamFacts stream = status.getStream();
        out().printf(
                        ROW,
                        status.getCameraId(),
                        stale ? "no news" : word(status.getState()),
                        stream == null
                                ? "-"
                                : "%s %dx%d %.0f fps"
                                        .formatted(
                                                stream.getCodec(),
                                                stream.getWidthPx(),
                                                stream.getHeightPx(),
                                                stream.getFramesPerSecond()),
                        status.getFramesPublished(),
                        status.getReconnects(),
                        status.getWorkerId(),
                        explanation(status, stale, now));
    }

    private static String explanation(CameraStatus status, boolean stale, Instant now) {
        if (stale) {
            return "last heard of " + Duration.between(status.getAt(), now).toSeconds() + " s ago as "
                    + word(status.getState());
        }
        String cause = status.getCause() == FailureCause.NONE ? "" : word(status.getCause());
        return status.getDetail() == null ? cause : cause + ": " + status.getDetail();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
