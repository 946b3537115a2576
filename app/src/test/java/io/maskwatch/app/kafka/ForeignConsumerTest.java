package io.maskwatch.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.app.testing.Records;
import io.maskwatch.app.testing.TestingCluster;
import io.maskwatch.app.topics.kafka.GroupOverview;
import io.maskwatch.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's consumer, in a group of its own, that reads and never commits. */
@Timeout(120)
class ForeignConsumerTest {
    @Test
    void standsInKafkasToolsAndChangesNothingOfOurs(@TempDir Path folder) throws Exception {
        try (TestingCluster cluster = TestingCluster.start(folder).withTopics()) {
            cluster.write(Topics.DETECTIONS, "gate", Records.analysed("gate", 1, 1), Records.analysed("gate", 1, 2));
            cluster.write(Topics.CAMERA_STATUS, "gate", Records.status("gate", 1, 2));
            cluster.commitAll("maskwatch-sink", Topics.DETECTIONS);
            List<String> audit = cluster.run("audit").lines();
            try (Consumer<String, byte[]> foreign =
                    cluster.access().clients().consumer("theirs", "somebody-elses", Map.of())) {
                foreign.subscribe(List.of(Topics.DETECTIONS.name()));
                await().until(() -> foreign.poll(Duration.ofMillis(200)).count() > 0);

                GroupOverview groups = new GroupOverview(cluster.access().clients());
                assertThat(groups.lag("somebody-elses", Topics.DETECTIONS)).isEqualTo(2);
                assertThat(groups.lag("maskwatch-sink", Topics.DETECTIONS)).isZero();
                assertThat(groups.read()).noneMatch(member -> member.group().equals("somebody-elses"));
                assertThat(cluster.run("audit").lines()).isEqualTo(audit).last().isEqualTo("lost 0");
            }
        }
    }
}
