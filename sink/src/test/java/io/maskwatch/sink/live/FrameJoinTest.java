package io.maskwatch.sink.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.schemas.Frame;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameJoinTest {
    private final FrameJoin join = new FrameJoin(1_000);

    private static Frame frame(String camera, long sequence, int bytes) {
        return Frames.frame(camera, sequence, Instant.ofEpochMilli(1_000 + sequence), new byte[bytes]);
    }

    @Test
    void joinsInEitherOrder() {
        Frame first = frame("a", 1, 100);
        Frame second = frame("a", 2, 100);
        assertThat(join.frame(first)).isEmpty();
        assertThat(join.outcome(Frames.analysed(second))).isEmpty();
        assertThat(join.outcome(Frames.analysed(first))).map(JudgedFrame::frame).contains(first);
        assertThat(join.frame(second)).map(JudgedFrame::frame).contains(second);
        assertThat(join.bytes()).isZero();
    }

    @Test
    void showsNothingThatNobodyHasLookedAt() {
        Frame shed = frame("a", 1, 100);
        join.frame(shed);
        assertThat(join.outcome(Frames.shed(shed))).isEmpty();
        assertThat(join.outcome(Frames.analysed(shed)))
                .as("the first outcome counts")
                .isEmpty();
        assertThat(join.bytes()).isZero();
        assertThatThrownBy(() -> new JudgedFrame(shed, Frames.shed(shed))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JudgedFrame(shed, Frames.analysed(frame("a", 2, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dropsTheOldestAboveItsBoundAndCountsThem() {
        for (int sequence = 1; sequence <= 25; sequence++) {
            join.frame(frame("a", sequence, 100));
            assertThat(join.bytes()).isLessThanOrEqualTo(1_000);
        }
        assertThat(join.dropped()).isEqualTo(15);
        assertThat(join.outcome(Frames.analysed(frame("a", 15, 100)))).isEmpty();
        assertThat(join.outcome(Frames.analysed(frame("a", 16, 100)))).isPresent();
        join.frame(frame("a", 25, 100));
        assertThat(join.bytes()).as("a frame read twice counts once").isEqualTo(900);
    }

    @Test
    void forgetsCamerasThatNobodyWatches() {
        join.frame(frame("a", 1, 100));
        join.frame(frame("b", 1, 200));
        join.retain(Set.of("b"));
        assertThat(join.bytes()).isEqualTo(200);
        assertThat(join.outcome(Frames.analysed(frame("a", 1, 100)))).isEmpty();
        assertThat(join.outcome(Frames.analysed(frame("b", 1, 100)))).isPresent();
    }
}
