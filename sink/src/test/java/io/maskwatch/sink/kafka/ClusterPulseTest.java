package io.maskwatch.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ClusterPulseTest {
    private static final List<TopicPartition> READ = List.of(new TopicPartition("t", 0), new TopicPartition("t", 1));

    private final ScriptedCluster cluster = new ScriptedCluster();
    private final ClusterPulse pulse = new ClusterPulse(cluster, READ);

    @Test
    void isWellWhileBrokersAnswerThoughNothingIsSent() {
        ask(100);

        assertThat(pulse.check().healthy()).isTrue();
    }

    @Test
    void isSickWhenBrokersAreGoneUntilTheyAnswerAgain() {
        cluster.away = true;
        isSickOnlyAfterTheLastQuestionThatMayBeLate();

        cluster.away = false;
        ask(1);
        assertThat(pulse.check().healthy()).isTrue();
    }

    @Test
    void isSickWhenBrokersHang() {
        ask(1);
        cluster.mute = true;
        isSickOnlyAfterTheLastQuestionThatMayBeLate();
        assertThat(pulse.check().lasting()).isFalse();
        assertThat(pulse.check().explanation()).contains("brokers");
    }

    @Test
    void takesALateAnswerForAnAnswer() {
        CompletableFuture<Map<TopicPartition, Long>> late = new CompletableFuture<>();
        ClusterPulse slow = new ClusterPulse(new Answering(late), READ);
        for (int question = 0; question <= ClusterPulse.MOST_UNANSWERED; question++) {
            slow.ask();
        }
        assertThat(slow.check().healthy()).isFalse();
        late.complete(Map.of());

        assertThat(slow.check().healthy()).isTrue();
    }

    private void isSickOnlyAfterTheLastQuestionThatMayBeLate() {
        ask(ClusterPulse.MOST_UNANSWERED);
        assertThat(pulse.check().healthy()).as("busy brokers").isTrue();
        ask(1);
        assertThat(pulse.check().healthy()).as("brokers that are away").isFalse();
    }

    private void ask(int questions) {
        for (int question = 0; question < questions; question++) {
            pulse.ask();
        }
    }

    /** A cluster whose every answer is that one. */
    private record Answering(CompletionStage<Map<TopicPartition, Long>> answer) implements ClusterView {
        @Override
        public CompletionStage<Long> timeMs(long wallMs) {
            return CompletableFuture.completedFuture(wallMs);
        }

        @Override
        public CompletionStage<Map<TopicPartition, Long>> ends(Collection<TopicPartition> partitions) {
            return answer;
        }

        @Override
        public CompletionStage<Map<TopicPartition, Long>> committed() {
            return answer;
        }
    }
}
