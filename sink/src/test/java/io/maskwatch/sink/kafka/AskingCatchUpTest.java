package io.maskwatch.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class AskingCatchUpTest {
    private static final TopicPartition OUTCOMES = new TopicPartition("outcomes", 0);
    private static final TopicPartition SIGNALS = new TopicPartition("signals", 0);
    private static final TopicPartition STATUS = new TopicPartition("status", 0);
    /** The wall clock of a machine that is far ahead of the cluster. */
    private static final long WALL_MS = 9_000_000;

    private final ScriptedCluster cluster = new ScriptedCluster();
    private final CatchUp ofCamera = new AskingCatchUp(cluster, List.of(List.of(OUTCOMES)), Integer.MAX_VALUE);
    private final CatchUp ofGroup = new AskingCatchUp(cluster, List.of(List.of(OUTCOMES), List.of(SIGNALS)), 300);
    private final CatchUp ofOthers =
            new AskingCatchUp(cluster, List.of(List.of(OUTCOMES, STATUS), List.of(SIGNALS)), 300);

    @Test
    void goesByTheClustersTimeAndNotByThisMachines() {
        cluster.timeMs = 5_000;
        assertThat(calls(ofCamera, 1)).hasValue(5_000);
    }

    @Test
    void saysNothingUntilWhatWasThereIsWorkedIn() {
        cluster.timeMs = 5_000;
        cluster.ends.put(OUTCOMES, 10L);
        assertThat(calls(ofCamera, 20)).isEmpty();

        cluster.timeMs = 60_000;
        cluster.ends.put(OUTCOMES, 99L);
        ofCamera.processed("outcomes", 8);
        assertThat(calls(ofCamera, 20)).isEmpty();
        ofCamera.processed("outcomes", 9);
        assertThat(calls(ofCamera, 20)).as("what came since may stand unread").hasValue(5_000);
    }

    @Test
    void takesWhatWasCommittedBeforeAsWorkedIn() {
        cluster.timeMs = 5_000;
        cluster.ends.put(OUTCOMES, 10L);
        cluster.committed.put(OUTCOMES, 10L);
        assertThat(calls(ofCamera, 1)).hasValue(5_000);
    }

    @Test
    void keepsWhatItKnewWhileTheClusterIsAway() {
        cluster.timeMs = 5_000;
        assertThat(calls(ofCamera, 1)).hasValue(5_000);
        cluster.timeMs = 60_000;
        cluster.away = true;
        assertThat(calls(ofCamera, 1_000)).hasValue(5_000);
        cluster.away = false;
        assertThat(calls(ofCamera, 10)).hasValue(60_000);
    }

    @Test
    void doesNotWaitForAnAnswerThatDoesNotCome() {
        cluster.timeMs = 5_000;
        cluster.mute = true;
        assertThat(calls(ofCamera, 100)).isEmpty();
    }

    @Test
    void neverGoesBack() {
        cluster.timeMs = 5_000;
        assertThat(calls(ofCamera, 1)).hasValue(5_000);
        cluster.timeMs = 4_000;
        assertThat(calls(ofCamera, 10)).hasValue(5_000);
    }

    @Test
    void waitsForWhatIsCausedByTheLastMessageOfOtherTasks() {
        cluster.timeMs = 5_000;
        cluster.ends.put(OUTCOMES, 10L);
        cluster.ends.put(SIGNALS, 3L);
        ofGroup.processed("signals", 2);
        assertThat(calls(ofGroup, 20))
                .as("the other tasks have not read theirs")
                .isEmpty();

        cluster.committed.put(OUTCOMES, 10L);
        cluster.ends.put(SIGNALS, 7L);
        assertThat(calls(ofGroup, 20)).as("what they have sent is not read").isEmpty();
        ofGroup.processed("signals", 6);
        assertThat(calls(ofGroup, 20)).hasValue(5_000);
    }

    @Test
    void givesUpAnotherPartOfTheSinkThatDoesNotRead() {
        cluster.timeMs = 5_000;
        cluster.ends.put(OUTCOMES, 10L);
        assertThat(calls(ofGroup, 290)).isEmpty();
        cluster.away = true;
        assertThat(calls(ofGroup, 3_000)).as("an outage is not waited out").isEmpty();
        cluster.away = false;
        cluster.timeMs = 70_000;
        assertThat(calls(ofGroup, 5)).isEmpty();
        assertThat(calls(ofGroup, 20)).as("nor forgets what came before it").hasValue(70_000);
    }

    @Test
    void questionsThatFailNowAndThenDoNotMakeItWaitForEver() {
        cluster.timeMs = 5_000;
        cluster.ends.put(OUTCOMES, 10L);
        for (int i = 0; i < 20; i++) {
            cluster.away = false;
            calls(ofGroup, 20);
            cluster.away = true;
            calls(ofGroup, 2);
        }
        assertThat(calls(ofGroup, 1)).hasValue(5_000);
    }

    @Test
    void waitsForABacklogThatIsBeingReadHoweverLongThatTakes() {
        cluster.timeMs = 5_000;
        cluster.ends.put(OUTCOMES, 100L);
        for (long read = 1; read < 100; read++) {
            cluster.committed.put(OUTCOMES, read);
            assertThat(calls(ofGroup, 290)).as("%d of 100 are read", read).isEmpty();
        }
        assertThat(calls(ofGroup, 20)).as("it has stopped for good").hasValue(5_000);
    }

    @Test
    void onePartThatReadsDoesNotMakeItWaitForAnotherThatDoesNot() {
        cluster.timeMs = 5_000;
        cluster.ends.put(OUTCOMES, 10L);
        cluster.ends.put(STATUS, 100L);
        for (long read = 1; read < 100; read++) {
            cluster.committed.put(STATUS, read);
            calls(ofOthers, 5);
        }
        cluster.committed.put(STATUS, 100L);
        assertThat(calls(ofOthers, 5)).hasValue(5_000);
    }

    @Test
    void onceGivenUpIsWaitedForAgainOnlyWhenItReads() {
        cluster.timeMs = 5_000;
        cluster.ends.put(OUTCOMES, 10L);
        assertThat(calls(ofGroup, 310)).hasValue(5_000);
        cluster.timeMs = 70_000;
        cluster.ends.put(OUTCOMES, 20L);
        assertThat(calls(ofGroup, 10)).hasValue(70_000);

        cluster.timeMs = 90_000;
        cluster.committed.put(OUTCOMES, 1L);
        assertThat(calls(ofGroup, 290)).as("it is back, and reads").hasValue(70_000);
        cluster.committed.put(OUTCOMES, 20L);
        assertThat(calls(ofGroup, 10)).hasValue(90_000);
    }

    private static OptionalLong calls(CatchUp catchUp, int seconds) {
        OptionalLong last = OptionalLong.empty();
        for (int i = 0; i < seconds; i++) {
            last = catchUp.readUntil(WALL_MS + i * 1_000L);
        }
        return last;
    }
}
