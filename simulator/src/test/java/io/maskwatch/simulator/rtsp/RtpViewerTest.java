package io.maskwatch.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.simulator.stream.MediaUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RtpViewerTest {
    private static final Instant START = Instant.EPOCH;

    /** A viewer over a way that can be blocked. */
    private static final class RecordingViewer extends RtpViewer {
        private final List<Integer> sent = new ArrayList<>();
        private int reports;
        private boolean ready = true;

        RecordingViewer() {
            super(1, () -> {});
        }

        @Override
        boolean ready() {
            return ready;
        }

        @Override
        void sendMedia(List<byte[]> packets) {
            sent.add((int) packets.get(0)[0]);
        }

        @Override
        void sendReport(byte[] report) {
            reports++;
        }
    }

    private final RecordingViewer viewer = new RecordingViewer();

    private void show(int number, boolean key) {
        byte[] packet = new byte[20];
        packet[0] = (byte) number;
        viewer.accept(new MediaUnit(List.of(packet), key, number, START.plusSeconds(number)));
    }

    @Test
    void beginsAtAKeyFrame() {
        show(1, false);
        show(2, true);
        show(3, false);

        assertThat(viewer.sent).containsExactly(2, 3);
    }

    @Test
    void losesWholePicturesUntilTheNextKeyFrameWhenTooSlow() {
        show(1, true);
        viewer.ready = false;
        show(2, false);
        show(3, false);
        viewer.ready = true;
        show(4, false);
        show(5, true);
        show(6, false);

        assertThat(viewer.sent).containsExactly(1, 5, 6);
        assertThat(viewer.dropped()).isEqualTo(2);
    }

    @Test
    void reportsWithTheFirstPictureAndEveryThreeSeconds() {
        for (int second = 0; second <= 7; second++) {
            show(second, true);
        }

        assertThat(viewer.reports).isEqualTo(3);
    }
}
