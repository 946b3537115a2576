package io.maskwatch.sink.history.killed;

import static io.maskwatch.sink.testing.HistoryTales.MIDNIGHT;
import static io.maskwatch.sink.testing.HistoryTales.MINUTE;

import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.testing.HistoryTales;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Messages as a site tells them, as a seed has it: many about the same few things, some too late, some that are no records. */
final class RandomTale {
    private static final List<String> CAMERAS = List.of("gate", "hall", "stairs", "area:all");

    private final Random random;

    RandomTale(Random random) {
        this.random = random;
    }

    ProducerRecord<String, byte[]> next() {
        String camera = CAMERAS.get(random.nextInt(CAMERAS.size()));
        Instant at = MIDNIGHT.plus(MINUTE.multipliedBy(random.nextInt(200)));
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> window(camera, at);
            case 4, 5 -> alert(camera, at);
            case 6, 7, 8 -> status(camera, at);
            case 9 ->
                message(
                        Topics.ACKNOWLEDGEMENTS,
                        camera,
                        HistoryTales.acknowledgement("a" + random.nextInt(50), "ann", at));
            case 10 -> change(camera);
            default -> garbage(camera);
        };
    }

    private ProducerRecord<String, byte[]> window(String camera, Instant at) {
        int revision = 1 + random.nextInt(6);
        WindowKind kind = revision == 6 ? WindowKind.FINAL : WindowKind.PROVISIONAL;
        return message(Topics.COMPLIANCE, camera, HistoryTales.window(camera, at, revision, kind));
    }

    private ProducerRecord<String, byte[]> alert(String camera, Instant at) {
        int revision = 1 + random.nextInt(4);
        AlertState state = revision == 1 ? AlertState.OPENED : revision == 4 ? AlertState.CLOSED : AlertState.UPDATED;
        return message(Topics.ALERTS, camera, HistoryTales.alert(camera + at, camera, at, revision, state));
    }

    private ProducerRecord<String, byte[]> status(String camera, Instant at) {
        CameraState state = random.nextBoolean() ? CameraState.STREAMING : CameraState.BACKING_OFF;
        Instant said = at.plusSeconds(random.nextInt(60));
        return message(Topics.CAMERA_STATUS, camera, HistoryTales.status(camera, random.nextInt(2), state, at, said));
    }

    private ProducerRecord<String, byte[]> change(String camera) {
        boolean removed = random.nextInt(4) == 0;
        return random.nextBoolean()
                ? message(Topics.CAMERAS, camera, removed ? null : HistoryTales.camera(camera, "n" + random.nextInt()))
                : message(Topics.SETTINGS, camera, removed ? null : HistoryTales.settings(camera, random.nextInt(99)));
    }

    private ProducerRecord<String, byte[]> garbage(String camera) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        Topic<?> topic = random.nextBoolean() ? Topics.CAMERA_STATUS : Topics.ACKNOWLEDGEMENTS;
        return new ProducerRecord<>(topic.name(), camera, bytes);
    }

    private static <V extends SpecificRecordBase> ProducerRecord<String, byte[]> message(
            Topic<V> topic, String key, @Nullable V value) {
        return new ProducerRecord<>(
                topic.name(),
                key,
                value == null ? null : Codecs.local().of(topic).encode(value));
    }
}
