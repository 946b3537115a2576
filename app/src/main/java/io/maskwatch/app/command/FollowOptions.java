package io.maskwatch.app.command;

import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.install.StopSignal;
import io.maskwatch.app.records.RecordJson;
import io.maskwatch.app.records.RecordLine;
import io.maskwatch.app.topics.kafka.TopicFollower;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.schemas.Topic;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a topic is followed and shown. */
final class FollowOptions {
    private static final Duration POLL = Duration.ofMillis(200);

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(names = "--from-beginning", description = "Begin with the oldest record that is kept.")
    private boolean fromBeginning;

    @Option(names = "--end", description = "End when everything written so far has been shown.")
    private boolean end;

    @Option(names = "--subject", paramLabel = "ID", description = "Only records of this camera, area or site.")
    private String subject = "";

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    /** Shows the topic's records until Ctrl-C, or until its end if asked. */
    int follow(Topic<?> topic, PrintWriter out) {
        cluster.log().quiet();
        ClusterAccess access = cluster.reach("maskwatch-tail");
        RecordLine lines = new RecordLine(ZoneId.systemDefault());
        try (StopSignal stop = StopSignal.onShutdown();
                TopicFollower follower =
                        new TopicFollower(access.clients(), access.codecs(), List.of(topic), fromBeginning || end)) {
            while (!stop.isRaised()) {
                int count = follower.poll(POLL, (from, key, value) -> {
                    if (subject.isEmpty() || subject.equals(key)) {
                        out.println(json ? RecordJson.line(value) : lines.of(value));
                    }
                });
                out.flush();
                if (end && count == 0 && follower.atEnd()) {
                    break;
                }
            }
        }
        return ExitCode.OK.status();
    }
}
