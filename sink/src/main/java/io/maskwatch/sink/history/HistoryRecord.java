package io.maskwatch.sink.history;

import io.maskwatch.schemas.Acknowledgement;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.UnreadableRecordException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * One message of a topic that history is made of. Immutable, if nobody writes into its bytes.
 *
 * @param topic whose it is
 * @param place where on the topic
 * @param key what it is about
 * @param bytes the value as it was written; null for a deletion
 * @param value the same, decoded
 */
public record HistoryRecord<V extends SpecificRecordBase>(
        Topic<V> topic,
        Place place,
        String key,
        @Nullable ByteBuffer bytes,
        @Nullable V value) {
    private static final int LONGEST_NAME = 300;

    /**
     * A place on a topic.
     *
     * @param partition which partition
     * @param offset where in it
     * @param at when the broker appended it
     */
    public record Place(int partition, long offset, Instant at) {}

    /** @throws UnreadableRecordException if it bears a name that is too long to find it by */
    public HistoryRecord {
        for (String name : names(key, value)) {
            if (name.length() > LONGEST_NAME) {
                throw new UnreadableRecordException("Not a usable %s: a name in it has %d characters"
                        .formatted(topic.type().getSimpleName(), name.length()));
            }
        }
    }

    /** Texts that it is found by. */
    private static List<String> names(String key, @Nullable SpecificRecordBase value) {
        if (value instanceof ComplianceWindow window) {
            return List.of(window.getSubject());
        } else if (value instanceof Alert alert) {
            return List.of(alert.getAlertId(), alert.getSubject());
        } else if (value instanceof Acknowledgement acknowledgement) {
            return List.of(acknowledgement.getAlertId(), acknowledgement.getBy());
        } else if (value instanceof CameraStatus status) {
            return List.of(status.getCameraId());
        }
        return List.of(key);
    }
}
