package io.maskwatch.ingest.kafka;

import io.maskwatch.ingest.camera.CameraFleet;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.UnknownSchemaException;
import io.maskwatch.schemas.UnreadableRecordException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Turns camera records into changes of the fleet. An unreadable one is set aside and its camera goes on as it was; one
 * whose schema is not known yet waits for it. Not thread-safe, but for {@link #waiting}.
 */
final class CameraRecords {
    private final RecordCodec<Camera> codec;
    private final CameraFleet fleet;
    private final RejectedCameras rejected;
    private final Map<String, ConsumerRecord<String, byte[]>> unknown = new LinkedHashMap<>();
    private volatile int waiting;

    CameraRecords(RecordCodec<Camera> codec, CameraFleet fleet, RejectedCameras rejected) {
        this.codec = codec;
        this.fleet = fleet;
        this.rejected = rejected;
    }

    /** How many records wait for their schema. */
    int waiting() {
        return waiting;
    }

    void apply(ConsumerRecord<String, byte[]> record) {
        unknown.remove(record.key());
        try {
            if (record.value() == null) {
                fleet.remove(record.key());
            } else {
                put(record);
            }
        } catch (UnreadableRecordException e) {
            rejected.setAside(record, String.valueOf(e.getMessage()));
        } catch (UnknownSchemaException e) {
            unknown.put(record.key(), record); // an outage, not a bad message: tried again
        }
        waiting = unknown.size();
    }

    /** Tries again what waits for its schema. */
    void retry() {
        List.copyOf(unknown.values()).forEach(this::apply);
    }

    /** The partitions are somebody else's now. */
    void forget(Collection<Integer> partitions) {
        unknown.values().removeIf(record -> partitions.contains(record.partition()));
        waiting = unknown.size();
    }

    private void put(ConsumerRecord<String, byte[]> record) {
        Camera camera = codec.decode(record.value());
        if (camera.getCameraId().equals(record.key())) {
            fleet.put(record.partition(), camera);
        } else {
            rejected.setAside(record, "Its key is not its camera's id");
        }
    }
}
