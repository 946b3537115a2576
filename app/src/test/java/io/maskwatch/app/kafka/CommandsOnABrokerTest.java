package io.maskwatch.app.kafka;

import static io.maskwatch.app.testing.Records.alert;
import static io.maskwatch.app.testing.Records.analysed;
import static io.maskwatch.app.testing.Records.frame;
import static io.maskwatch.app.testing.Records.rejected;
import static io.maskwatch.app.testing.Records.shed;
import static io.maskwatch.app.testing.Records.status;
import static io.maskwatch.app.testing.Records.statusBuilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.app.audit.CameraAudit;
import io.maskwatch.app.audit.kafka.TopicAudit;
import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.app.testing.TestingCluster;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.OutcomeReason;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.TopicProfile;
import io.maskwatch.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each test has cameras of its own on one broker. */
@Timeout(90)
class CommandsOnABrokerTest {
    private static final String GROUP = "maskwatch-detector";

    @TempDir
    static Path data = Path.of("");

    private static TestingCluster cluster = started(Path.of(""));

    @TempDir
    Path folder;

    private static TestingCluster started(Path folder) {
        throw new UnsupportedOperationException(folder.toString());
    }

    @BeforeAll
    static void startBroker() {
        cluster = TestingCluster.start(data).withTopics();
    }

    @AfterAll
    static void stopBroker() {
        cluster.close();
    }
}
