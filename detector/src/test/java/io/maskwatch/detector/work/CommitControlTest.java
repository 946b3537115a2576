package io.maskwatch.detector.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CommitControlTest {
    private final CommitControl control = new CommitControl();

    @Property
    void safeIsTheFirstThatIsNotComplete(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 3) Integer> steps, @ForAll long seed) {
        CommitControl commits = new CommitControl();
        List<Map.Entry<Long, Receipt>> open = new ArrayList<>();
        long offset = 100;
        for (int step : steps) {
            offset += step;
            open.add(Map.entry(offset, commits.begin(new FramePosition(0, offset))));
        }
        TreeSet<Long> incomplete =
                new TreeSet<>(open.stream().map(Map.Entry::getKey).toList());
        long first = incomplete.first();
        Collections.shuffle(open, new Random(seed));
        for (Map.Entry<Long, Receipt> entry : open) {
            entry.getValue().complete();
            incomplete.remove(entry.getKey());
            long safe = incomplete.isEmpty() ? offset + 1 : incomplete.first();
            assertThat(commits.committable()).isEqualTo(safe > first ? Map.of(0, safe) : Map.of());
        }
    }

    @Test
    void whatIsCommittedIsNotCommittedAgain() {
        control.begin(new FramePosition(3, 7)).complete();
        assertThat(control.committable()).isEqualTo(Map.of(3, 8L));

        control.committed(Map.of(3, 8L));

        assertThat(control.committable()).isEmpty();
    }

    @Test
    void anAbandonedFrameHoldsBackAllBehindIt() {
        Receipt given = control.begin(new FramePosition(0, 1));
        Receipt done = control.begin(new FramePosition(0, 2));
        given.abandon();
        done.complete();
        given.complete();

        assertThat(control.committable()).isEmpty();
    }

    @Test
    void aLateReceiptOfAForgottenPartitionChangesNothing() {
        Receipt late = control.begin(new FramePosition(0, 1));
        control.forget(List.of(0));
        control.begin(new FramePosition(0, 50));

        late.complete();

        assertThat(control.committable()).isEmpty();
    }

    @Test
    void offsetsThatFallBeginThePartitionAnew() {
        control.begin(new FramePosition(0, 100));
        control.begin(new FramePosition(0, 0)).complete();

        assertThat(control.committable()).isEqualTo(Map.of(0, 1L));
    }

    @Test
    void waitsForFramesThatAreOnTheirWay() throws InterruptedException {
        Receipt receipt = control.begin(new FramePosition(0, 1));
        assertThat(control.awaitIdle(List.of(0), Duration.ofMillis(1))).isFalse();
        assertThat(control.awaitIdle(List.of(1), Duration.ZERO)).isTrue();

        Thread other = new Thread(receipt::complete);
        other.start();

        assertThat(control.awaitIdle(List.of(0, 1), Duration.ofMinutes(1))).isTrue();
        other.join();
    }
}
