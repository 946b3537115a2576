package io.maskwatch.sink.history.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.history.HistoryRecord;
import io.maskwatch.sink.testing.HistoryTales;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class PolledBatchTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void leavesProbesOut() {
        PolledBatch batch = PolledBatch.of(List.of(status("probe-0123abcd"), status("probe-room")), Codecs.local());

        assertThat(batch.records()).extracting(HistoryRecord::key).containsExactly("probe-room");
        assertThat(batch.unusable()).isEmpty();
    }

    private static ConsumerRecord<String, byte[]> status(String cameraId) {
        byte[] value = Codecs.local()
                .of(Topics.CAMERA_STATUS)
                .encode(HistoryTales.status(cameraId, 1, CameraState.STREAMING, AT, AT));
        return new ConsumerRecord<>(Topics.CAMERA_STATUS.name(), 0, 0, cameraId, value);
    }
}
