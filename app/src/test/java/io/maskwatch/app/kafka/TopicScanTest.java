package io.maskwatch.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.maskwatch.app.testing.Records;
import io.maskwatch.app.testing.TestingCluster;
import io.maskwatch.app.topics.kafka.TopicScan;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A topic is read to its end while the broker goes away. */
class TopicScanTest {
    /** More than is fetched ahead, which is a megabyte or two. */
    private static final int FRAMES = 10;

    private static final int FRAME_BYTES = 900_000;

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    @SuppressWarnings("try") // closed early
    void aBrokerThatGoesAwayEndsTheScanWithWhatToDo() {
        AtomicInteger read = new AtomicInteger();
        try (TestingCluster cluster = TestingCluster.start(folder).withTopics()) {
            for (int sequence = 1; sequence <= FRAMES; sequence++) {
                cluster.write(Topics.FRAMES, "gate", largeFrame(sequence));
            }
            TopicScan scan =
                    new TopicScan(cluster.access().clients(), cluster.access().codecs());
            UserError told = catchThrowableOfType(
                    UserError.class,
                    () -> scan.read(Topics.FRAMES, (source, frame) -> {
                        read.incrementAndGet();
                        cluster.close();
                    }));
            assertThat(told.code()).isEqualTo(ExitCode.UNAVAILABLE);
            assertThat(told).hasMessageContaining("cannot be reached");
        }
        assertThat(read.get()).isBetween(1, FRAMES - 1);
    }

    private static Frame largeFrame(long sequence) {
        return Frame.newBuilder(Records.frame("gate", 1, sequence))
                .setJpeg(ByteBuffer.allocate(FRAME_BYTES))
                .build();
    }
}
