package io.maskwatch.detector.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WaitingFramesTest {
    private final WaitingFrames waiting = new WaitingFrames(4);

    @Test
    void jitterShedsNothing() {
        for (long sequence = 1; sequence <= 4; sequence++) {
            assertThat(waiting.offer(received("gate", sequence))).isEmpty();
        }
    }

    @Test
    void theOldestMakesRoomForTheNewest() throws InterruptedException {
        for (long sequence = 1; sequence <= 4; sequence++) {
            waiting.offer(received("gate", sequence));
        }

        assertThat(waiting.offer(received("gate", 5)).orElseThrow().frame().getSequence())
                .isEqualTo(1);
        assertThat(sequenceTaken()).isEqualTo(2);
    }

    @Test
    void aBusyCameraDoesNotStarveAQuietOne() throws InterruptedException {
        Map<String, Integer> served = new HashMap<>();
        List<String> quiet = List.of("a", "b", "c");
        long sequence = 0;
        for (int round = 0; round < 300; round++) {
            for (int burst = 0; burst < 20; burst++) {
                waiting.offer(received("busy", ++sequence));
            }
            if (round % 10 == 0) {
                quiet.forEach(camera -> waiting.offer(received(camera, 1)));
            }
            ReceivedFrame taken = Objects.requireNonNull(waiting.take());
            waiting.release(taken.cameraId());
            served.merge(taken.cameraId(), 1, Integer::sum);
        }
        assertThat(served).containsEntry("a", 30).containsEntry("b", 30).containsEntry("c", 30);
        assertThat(served).containsEntry("busy", 210);
    }

    @Test
    void aCamerasFramesGoOneAfterTheOther() throws InterruptedException {
        waiting.offer(received("gate", 1));
        waiting.offer(received("gate", 2));
        waiting.offer(received("hall", 7));

        assertThat(sequenceTaken()).isEqualTo(1);
        assertThat(sequenceTaken()).isEqualTo(7);
        waiting.release("gate");
        assertThat(sequenceTaken()).isEqualTo(2);
    }

    @Test
    void givesBackTheFramesOfAPartition() throws InterruptedException {
        waiting.offer(received("gate", 1));
        waiting.offer(new ReceivedFrame(
                TestFrames.frame("hall", 1, 2), Instant.EPOCH, new FramePosition(9, 0), new CountingReceipt()));

        assertThat(waiting.drop(frame -> frame.position().partition() == 9)).hasSize(1);
        assertThat(sequenceTaken()).isEqualTo(1);
    }

    @Test
    void closingEndsWaiting() throws InterruptedException {
        List<ReceivedFrame> taken = new ArrayList<>();
        Thread taker = new Thread(() -> {
            try {
                ReceivedFrame frame = waiting.take();
                if (frame != null) {
                    taken.add(frame);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        taker.start();
        waiting.close();
        taker.join();
        assertThat(taken).isEmpty();
    }

    private long sequenceTaken() throws InterruptedException {
        return Objects.requireNonNull(waiting.take()).frame().getSequence();
    }

    private static ReceivedFrame received(String camera, long sequence) {
        return new ReceivedFrame(
                TestFrames.frame(camera, 1, sequence),
                Instant.EPOCH,
                new FramePosition(0, sequence),
                new CountingReceipt());
    }
}
