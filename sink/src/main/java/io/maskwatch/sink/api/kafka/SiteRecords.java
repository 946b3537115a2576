package io.maskwatch.sink.api.kafka;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.camera.ProbeCameras;
import io.maskwatch.schemas.Acknowledgement;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.UnreadableRecordException;
import io.maskwatch.sink.api.event.Event;
import io.maskwatch.sink.api.view.AlertView;
import io.maskwatch.sink.api.view.StatusView;
import io.maskwatch.sink.api.view.WindowView;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What each record of the topics changes in the tables, and what the stream of events says of it. What cannot be read is
 * tallied and passed over. Used by one thread.
 */
final class SiteRecords {
    private final Codecs codecs;
    private final SiteTables tables;
    private final InstantSource clock;
    private final ErrorTally errors;

    SiteRecords(Codecs codecs, SiteTables tables, InstantSource clock, ErrorTally errors) {
        this.codecs = codecs;
        this.tables = tables;
        this.clock = clock;
        this.errors = errors;
    }

    /**
     * Brings the tables up to date.
     *
     * @throws io.maskwatch.schemas.UnknownSchemaException if the writer's schema is not known yet: an outage
     */
    void apply(ConsumerRecord<String, byte[]> record) {
        String key = record.key();
        if (key == null) {
            return;
        }
        if (is(record, Topics.CAMERAS)) {
            tables.camera(key, read(record, Topics.CAMERAS));
        } else if (is(record, Topics.SETTINGS)) {
            tables.settings(key, read(record, Topics.SETTINGS), record.offset());
        } else if (is(record, Topics.CAMERA_STATUS)) {
            tables.status(key, read(record, Topics.CAMERA_STATUS));
        } else if (is(record, Topics.ACKNOWLEDGEMENTS)) {
            Acknowledgement made = read(record, Topics.ACKNOWLEDGEMENTS);
            if (made != null) {
                tables.acknowledgement(made);
            }
        }
    }

    /** What clients are told of it; empty for what does not concern them. */
    Optional<Event> event(ConsumerRecord<String, byte[]> record, Slots slots) {
        String key = record.key();
        if (key == null) {
            return Optional.empty();
        }
        int number = slots.number(new TopicPartition(record.topic(), record.partition()));
        return told(record, key).map(told -> new Event(told.type(), told.json().toString(), number, record.offset()));
    }

    private record Told(String type, ObjectNode json) {}

    private Optional<Told> told(ConsumerRecord<String, byte[]> record, String key) {
        if (is(record, Topics.COMPLIANCE)) {
            ComplianceWindow window = read(record, Topics.COMPLIANCE);
            return window == null ? Optional.empty() : Optional.of(new Told("window", WindowView.of(window)));
        } else if (is(record, Topics.ALERTS)) {
            Alert alert = read(record, Topics.ALERTS);
            return alert == null ? Optional.empty() : Optional.of(new Told("alert", alert(alert)));
        } else if (is(record, Topics.ACKNOWLEDGEMENTS)) {
            Acknowledgement made = read(record, Topics.ACKNOWLEDGEMENTS);
            return made == null ? Optional.empty() : Optional.of(new Told("acknowledgement", acknowledgement(made)));
        } else if (is(record, Topics.SETTINGS)) {
            return Optional.of(new Told(
                    "settings",
                    object().put("subject", key).put("revision", record.value() == null ? -1 : record.offset())));
        }
        return is(record, Topics.CAMERAS) ? camera(record, key) : status(record, key);
    }

    private ObjectNode alert(Alert alert) {
        List<Acknowledgement> made = tables.recentAcknowledgements(alert.getAlertId());
        return AlertView.item(alert, made);
    }

    private static ObjectNode acknowledgement(Acknowledgement made) {
        ObjectNode view = object().put("alertId", made.getAlertId()).put("subject", made.getSubject());
        return view.setAll(AlertView.acknowledgement(made));
    }

    private Optional<Told> camera(ConsumerRecord<String, byte[]> record, String cameraId) {
        Camera camera = read(record, Topics.CAMERAS);
        if (ProbeCameras.isProbe(cameraId, camera)) {
            return Optional.empty();
        }
        return Optional.of(new Told(
                "camera", object().put("cameraId", cameraId).put("change", camera == null ? "REMOVED" : "CHANGED")));
    }

    private Optional<Told> status(ConsumerRecord<String, byte[]> record, String cameraId) {
        CameraStatus status = read(record, Topics.CAMERA_STATUS);
        Camera camera = tables.isReady() ? tables.camera(cameraId).orElse(null) : null;
        if (status == null || ProbeCameras.isProbe(cameraId, camera)) {
            return Optional.empty();
        }
        ObjectNode view = object().put("cameraId", cameraId);
        view.set("status", StatusView.of(camera, status, clock.instant()));
        return Optional.of(new Told("status", view));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static boolean is(ConsumerRecord<String, byte[]> record, Topic<?> topic) {
        return record.topic().equals(topic.name());
    }

    private <V extends SpecificRecordBase> @Nullable V read(ConsumerRecord<String, byte[]> record, Topic<V> topic) {
        try {
            return record.value() == null ? null : codecs.of(topic).decode(record.value());
        } catch (UnreadableRecordException e) {
            errors.count("unreadable record on " + topic, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
