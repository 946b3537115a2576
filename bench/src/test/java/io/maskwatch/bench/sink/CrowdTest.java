package io.maskwatch.bench.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.maskwatch.bench.sink.load.Crowd;
import io.maskwatch.schemas.FrameOutcome;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CrowdTest {
    @Test
    void keepsItsSizeAndIsTheSameForTheSameSeed() {
        List<FrameOutcome> frames = frames(7);

        assertThat(frames).isEqualTo(frames(7)).isNotEqualTo(frames(8));
        assertThat(frames.stream()
                        .mapToInt(frame -> frame.getDetections().size())
                        .average())
                .hasValueCloseTo(20 * 0.95 * 28 / 30, offset(1.0));
        assertThat(frames)
                .allSatisfy(frame -> assertThat(frame.getDetections()).allSatisfy(face -> {
                    assertThat(face.getBox().getLeft())
                            .isBetween(0f, 1 - face.getBox().getWidth());
                    assertThat(face.getBox().getTop())
                            .isBetween(0f, 1 - face.getBox().getHeight());
                }));
    }

    private static List<FrameOutcome> frames(long seed) {
        Crowd crowd = new Crowd("gate", 20, Instant.EPOCH, seed);
        return Stream.generate(crowd::next).limit(600).toList();
    }
}
