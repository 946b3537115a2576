package io.maskwatch.app.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.OutcomeReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One worker's clock is ten minutes off, ahead or behind; all others are right. */
@Tag("long")
@Timeout(1800)
class WrongClockTest {
    private static final int AHEAD_SECONDS = 600;

    @TempDir
    Path folder;

    private LiveRoles roles;

    @BeforeEach
    void start() throws IOException {
        roles = new LiveRoles(folder);
        roles.startBroker();
        roles.startCameras();
        roles.startRoles("sink");
    }

    @AfterEach
    void end() {
        roles.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {AHEAD_SECONDS, -AHEAD_SECONDS})
    void anIngestWorkersClockMovesWindowsByNoMoreThanHalfAMinute(int aheadSeconds) throws Exception {
        roles.startRoles("detector");
        roles.startRole("ingest", aheadSeconds);
        roles.awaitNewFrames();
        FrameOutcome outcome = roles.newestAnalysed().values().iterator().next();
        Duration ahead = Duration.between(outcome.getAppendedAt(), outcome.getCapturedAt());
        assertThat(ahead).isCloseTo(Duration.ofSeconds(aheadSeconds), Duration.ofSeconds(60));

        roles.awaitNewWindows();
        Instant start = Instant.ofEpochMilli(roles.newestWindowMs("sim-1").orElseThrow());
        assertThat(start).as("at most 30 s off, on a slow machine").isBetween(now().minusSeconds(90), now());
        clockIsTold("ingest", aheadSeconds);
        assertThat(roles.health("ingest").status()).isEqualTo(200);
    }

    @Test
    void aDetectorWhoseClockIsAheadShedsEverything() throws Exception {
        roles.startRole("detector", AHEAD_SECONDS);
        roles.startRoles("ingest");
        LiveRoles.soon().until(() -> roles.outcomes().size() >= 20);
        assertThat(roles.outcomes()).allSatisfy(outcome -> {
            assertThat(outcome.getOutcome()).isEqualTo(Outcome.SHED);
            assertThat(outcome.getReason()).isEqualTo(OutcomeReason.STALE);
        });
        clockIsTold("detector", AHEAD_SECONDS);
    }

    @Test
    void aDetectorWhoseClockIsBehindAnalyses() throws Exception {
        roles.startRole("detector", -AHEAD_SECONDS);
        roles.startRoles("ingest");
        roles.awaitNewFrames();
        roles.awaitNewWindows();
        clockIsTold("detector", -AHEAD_SECONDS);
    }

    /** To the minute: the machine may be busy between two looks at a clock. */
    private void clockIsTold(String role, int aheadSeconds) {
        List<String> minutes = aheadSeconds > 0
                ? List.of("it is 60\\d s ahead", "it is 59\\d s ahead")
                : List.of("it is 60\\d s behind", "it is 59\\d s behind");
        LiveRoles.soon()
                .untilAsserted(() -> assertThat(roles.process(role).output())
                        .contains("this machine's clock differs from the cluster's")
                        .containsPattern(String.join("|", minutes)));
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }
}
