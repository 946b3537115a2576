package io.maskwatch.sink.history.killed;

import io.maskwatch.schemas.Acknowledgement;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.UnreadableRecordException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The rows that there must be, worked out from the topics alone: what a row is found by, and what it holds. */
final class ToldRows {
    private static final int LONGEST_NAME = 300;

    private final NavigableMap<String, String> rows = new TreeMap<>();
    private final Map<String, Integer> revisions = new TreeMap<>();
    private final Map<String, Long> lastAt = new TreeMap<>();
    private int unreadable;

    private ToldRows() {}

    static ToldRows of(HistoryTopics topics) {
        ToldRows told = new ToldRows();
        topics.all().forEach(told::add);
        return told;
    }

    NavigableMap<String, String> rows() {
        return rows;
    }

    /** How many messages are no records. */
    int unreadable() {
        return unreadable;
    }

    private void add(ConsumerRecord<String, byte[]> message) {
        Topic<?> topic = Topics.named(message.topic()).orElseThrow();
        SpecificRecordBase value;
        try {
            value = message.value() == null ? null : Codecs.local().of(topic).decode(message.value());
        } catch (UnreadableRecordException e) {
            unreadable++;
            return;
        }
        if (value instanceof Acknowledgement told && told.getAlertId().length() > LONGEST_NAME) {
            unreadable++;
            return;
        }
        String hex = hex(message.value());
        if (topic.equals(Topics.CAMERAS) || topic.equals(Topics.SETTINGS)) {
            String place = "%s %d %d".formatted(table(topic), message.partition(), message.offset());
            rows.put(place + " " + message.timestamp(), message.key() + " " + hex);
        } else if (value instanceof ComplianceWindow window) {
            newest("windows " + window.getSubject() + " " + ms(window.getStartAt()), window.getRevision(), hex);
        } else if (value instanceof Alert alert) {
            newest("alerts " + alert.getAlertId(), alert.getRevision(), hex);
            rows.putIfAbsent("alert_steps " + alert.getAlertId() + " " + alert.getRevision(), hex);
        } else if (value instanceof Acknowledgement told) {
            rows.putIfAbsent(
                    "acknowledgements %s %d %s".formatted(told.getAlertId(), ms(told.getAt()), told.getBy()), hex);
        } else if (value instanceof CameraStatus status) {
            state(status, hex);
        }
    }

    private void newest(String row, int revision, String hex) {
        if (revisions.merge(row, revision, Math::max) == revision
                && !rows.getOrDefault(row, "").startsWith(revision + " ")) {
            rows.put(row, revision + " " + hex);
        }
    }

    private void state(CameraStatus status, String hex) {
        String row = "camera_states %s %d %d %s %s"
                .formatted(
                        status.getCameraId(),
                        ms(status.getSince()),
                        status.getSession(),
                        status.getState(),
                        status.getCause());
        long last = lastAt.merge(row, ms(status.getAt()), Math::max);
        String first = rows.getOrDefault(row, "0 " + hex);
        rows.put(row, last + first.substring(first.indexOf(' ')));
    }

    private static String table(Topic<?> topic) {
        return topic.equals(Topics.CAMERAS) ? "camera_changes" : "settings_changes";
    }

    private static long ms(Instant at) {
        return at.toEpochMilli();
    }

    private static String hex(byte @Nullable [] bytes) {
        return bytes == null ? "removed" : HexFormat.of().formatHex(bytes);
    }
}
