package io.maskwatch.sink.kafka;

import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.camera.ProbeCameras;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.UnreadableRecordException;
import io.maskwatch.sink.camera.CameraContext;
import io.maskwatch.sink.camera.CameraStep;
import io.maskwatch.sink.camera.SessionNumbers;
import io.maskwatch.sink.camera.Told;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.state.CameraMemory;
import io.maskwatch.sink.state.Signal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Carries messages to the cameras' step and what it tells to the topics. A message that cannot be read is set aside; an
 * unknown schema is an outage and ends the thread, whose owner tries again. Used by one thread.
 */
final class CameraProcessor implements Processor<String, byte[], String, byte[]> {
    private static final Duration PUNCTUATION = Duration.ofSeconds(1);
    private static final int MOST_DETECTIONS = 1_000;
    private static final Duration TALLY_PERIOD = Duration.ofSeconds(30);

    private final SinkParts parts;
    private final CameraStep step;
    private final RecordCodec<CameraMemory> memoryCodec;
    private @Nullable Task task;

    CameraProcessor(SinkParts parts) {
        this.parts = parts;
        RecordCodec<Settings> settingsCodec = parts.codecs().of(Settings.class);
        this.step = new CameraStep(parts.step(), settingsCodec);
        this.memoryCodec = parts.stateCodecs().of(CameraMemory.class);
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        checkPartition(context.taskId().partition());
        ErrorTally errors = new ErrorTally(LoggerFactory.getLogger(CameraProcessor.class), parts.clock(), TALLY_PERIOD);
        GlobalView view = new GlobalView(parts, context, errors);
        KeyValueStore<String, byte[]> store = context.getStateStore(SinkTopology.MEMORIES);
        MemoryStore<CameraMemory> memories = new MemoryStore<>(store, memoryCodec);
        CatchUp catchUp = parts.catchUp().ofCameras(context.taskId().partition());
        task = new Task(context, view, memories, catchUp, errors);
        context.schedule(PUNCTUATION, PunctuationType.WALL_CLOCK_TIME, this::clockTicks);
    }

    /** A running sink would go on with more partitions than it knows of, and part cameras from their memory. */
    private void checkPartition(int partition) {
        if (partition >= parts.partitions()) {
            throw new IllegalStateException(
                    "there is a partition %d now, but the topics had %d partitions when the sink started. Counts are fixed for .v1: recreate the topic whose count was changed"
                            .formatted(partition, parts.partitions()));
        }
    }

    @Override
    public void process(Record<String, byte[]> record) {
        Task current = task();
        RecordMetadata source = current.context().recordMetadata().orElseThrow();
        if (record.value() != null) {
            try {
                work(record, source);
            } catch (UnreadableRecordException e) {
                setAside(record, source, String.valueOf(e.getMessage()));
            }
        }
        current.catchUp().processed(source.topic(), source.offset());
    }

    private boolean isProbe(String cameraId) {
        return ProbeCameras.isProbe(cameraId, task().view().camera(cameraId));
    }

    private void work(Record<String, byte[]> record, RecordMetadata source) {
        if (source.topic().equals(Topics.DETECTIONS.name())) {
            FrameOutcome outcome = parts.codecs().of(Topics.DETECTIONS).decode(record.value());
            checkKey(record, outcome.getCameraId());
            checkCrowd(outcome);
            if (isProbe(record.key())) {
                parts.meters().probe();
                return;
            }
            step(record, (memory, context) -> {
                Told told = step.outcome(memory, outcome, record.timestamp(), context);
                parts.meters().outcome(outcome, told, context.wallMs());
                return told;
            });
        } else {
            CameraStatus status = parts.codecs().of(Topics.CAMERA_STATUS).decode(record.value());
            checkKey(record, status.getCameraId());
            if (isProbe(record.key())) {
                return;
            }
            step(record, (memory, context) -> {
                SessionNumbers.follow(memory, status, source.offset());
                return step.status(memory, status, record.timestamp(), context);
            });
        }
    }

    private static void checkKey(Record<String, byte[]> record, String cameraId) {
        if (!cameraId.equals(record.key())) {
            throw unusable("The key \"%s\" is not the camera's id \"%s\"".formatted(record.key(), cameraId));
        }
    }

    /** More than any detector of ours tells; to follow so many would hold up the other cameras. */
    private static void checkCrowd(FrameOutcome outcome) {
        int faces = outcome.getDetections().size();
        if (faces > MOST_DETECTIONS) {
            throw unusable(faces + " detections are more than the " + MOST_DETECTIONS + " that a frame may have");
        }
    }

    private static UnreadableRecordException unusable(String reason) {
        return new UnreadableRecordException(reason, new IllegalArgumentException(reason));
    }

    private void step(Record<String, byte[]> record, MemoryStep change) {
        Task current = task();
        long begun = System.nanoTime();
        CameraContext context = context(record.key());
        CameraMemory memory = current.memories().find(record.key());
        CameraMemory known = memory == null ? step.begin(context, record.timestamp()) : memory;
        Told told = change.apply(known, context);
        int bytes = current.memories().keep(record.key(), known);
        tell(record.key(), told, record.timestamp());
        parts.meters().step(System.nanoTime() - begun, bytes);
    }

    /** Every second: cameras of which nothing was heard by the time until which everything is read. */
    private void clockTicks(long wallMs) {
        Task current = task();
        current.catchUp()
                .readUntil(wallMs)
                .ifPresent(readUntilMs -> new SilentCameras(parts, step, current.view(), current.memories(), this::tell)
                        .visit(current.context().taskId().partition(), readUntilMs));
    }

    private CameraContext context(String cameraId) {
        GlobalView view = task().view();
        return new CameraContext(
                cameraId,
                view.camera(cameraId),
                view.settings(cameraId),
                parts.clock().millis());
    }

    private void tell(String cameraId, Told told, long timestampMs) {
        told.verdicts().forEach(verdict -> forward(Topics.VERDICTS, cameraId, verdict, timestampMs));
        told.windows().forEach(window -> forward(Topics.COMPLIANCE, cameraId, window, timestampMs));
        told.alerts().forEach(alert -> forward(Topics.ALERTS, cameraId, alert, timestampMs));
        signal(cameraId, told, timestampMs);
        parts.meters().told(told);
    }

    /** To the camera's areas and the site: how it is, behind the windows that it has told by then. */
    private void signal(String cameraId, Told told, long timestampMs) {
        if (told.signals().isEmpty() && told.windows().isEmpty()) {
            return;
        }
        List<String> areas = task().view().areasOf(cameraId);
        for (Signal signal : told.signals()) {
            for (ComplianceWindow window : areas.isEmpty() ? List.<ComplianceWindow>of() : told.windows()) {
                byte[] bytes = parts.codecs().of(Topics.COMPLIANCE).encode(window);
                Signal.Builder carried =
                        Signal.newBuilder().setCameraId(cameraId).setAt(signal.getAt());
                areas.forEach(area ->
                        signal(area, carried.setWindow(ByteBuffer.wrap(bytes)).build(), timestampMs));
            }
            areas.forEach(area -> signal(area, signal, timestampMs));
            signal(EffectiveSettings.SITE, signal, timestampMs);
        }
    }

    private void signal(String group, Signal signal, long timestampMs) {
        byte[] bytes = parts.stateCodecs().of(Signal.class).encode(signal);
        task().context().forward(new Record<>(group, bytes, Math.max(0, timestampMs)), SinkTopology.SIGNALS);
    }

    private void setAside(Record<String, byte[]> record, RecordMetadata source, String reason) {
        task().errors().count("unreadable message on " + source.topic(), reason);
        parts.meters().unreadable(source.topic());
        Instant at = parts.clock().instant();
        forward(
                Topics.REJECTED,
                source.topic(),
                Rejects.of(source, record.value(), reason, at, parts.workerId()),
                record.timestamp());
    }

    private <V extends SpecificRecordBase> void forward(Topic<V> topic, String key, V value, long timestampMs) {
        byte[] bytes = parts.codecs().of(topic).encode(value);
        task().context().forward(new Record<>(key, bytes, Math.max(0, timestampMs)), topic.name());
    }

    private Task task() {
        if (task == null) {
            throw new IllegalStateException("init was not called");
        }
        return task;
    }

    @FunctionalInterface
    private interface MemoryStep {
        Told apply(CameraMemory memory, CameraContext context);
    }

    private record Task(
            ProcessorContext<String, byte[]> context,
            GlobalView view,
            MemoryStore<CameraMemory> memories,
            CatchUp catchUp,
            ErrorTally errors) {}
}
