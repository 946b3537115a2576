package io.maskwatch.sink.kafka;

import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.group.AreaStep;
import io.maskwatch.sink.group.GroupContext;
import io.maskwatch.sink.group.GroupTold;
import io.maskwatch.sink.group.SiteStep;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import io.maskwatch.sink.state.AreaMemory;
import io.maskwatch.sink.state.Signal;
import io.maskwatch.sink.state.SiteMemory;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
 * Carries cameras' signals to the steps of areas and of the site, and what they tell to the topics. Signals are the sink's
 * own: one that cannot be read is a bug. Used by one thread.
 */
final class GroupProcessor implements Processor<String, byte[], String, byte[]> {
    private static final Duration PUNCTUATION = Duration.ofSeconds(1);
    private static final Duration TALLY_PERIOD = Duration.ofSeconds(30);

    private final SinkParts parts;
    private final AreaStep areaStep;
    private @Nullable Task task;
    private long startedMs = -1;
    private long readUntilMs = -1;

    GroupProcessor(SinkParts parts) {
        this.parts = parts;
        this.areaStep = new AreaStep(
                parts.step(), parts.codecs().of(Settings.class), parts.codecs().of(ComplianceWindow.class));
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        ErrorTally errors = new ErrorTally(LoggerFactory.getLogger(GroupProcessor.class), parts.clock(), TALLY_PERIOD);
        KeyValueStore<String, byte[]> store = context.getStateStore(SinkTopology.GROUP_MEMORIES);
        task = new Task(
                context,
                new GlobalView(parts, context, errors),
                new MemoryStore<>(store, parts.stateCodecs().of(AreaMemory.class)),
                new MemoryStore<>(store, parts.stateCodecs().of(SiteMemory.class)),
                parts.catchUp().ofGroups(context.taskId().partition()));
        context.schedule(PUNCTUATION, PunctuationType.WALL_CLOCK_TIME, this::clockTicks);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        RecordMetadata source = task().context().recordMetadata().orElseThrow();
        Signal signal = parts.stateCodecs().of(Signal.class).decode(record.value());
        if (record.key().equals(EffectiveSettings.SITE)) {
            site(signal, record.timestamp());
        } else {
            area(record.key(), signal, record.timestamp());
        }
        task().catchUp().processed(source.topic(), source.offset());
    }

    /** Every second: groups of which nothing is heard, up to the time until which everything is read. */
    private void clockTicks(long wallMs) {
        List<String> groups = groups();
        if (groups.isEmpty()) {
            return;
        }
        task().catchUp().readUntil(wallMs).ifPresent(this::readUntil);
        for (String group : groups) {
            if (group.equals(EffectiveSettings.SITE)) {
                site(null, readUntilMs);
            } else {
                area(group, null, readUntilMs);
            }
        }
    }

    private List<String> groups() {
        int partition = task().context().taskId().partition();
        Set<String> groups = new LinkedHashSet<>(task().areas().keys());
        groups.addAll(task().view().areas());
        groups.add(EffectiveSettings.SITE);
        return groups.stream()
                .filter(group -> parts.partitionOf(group) == partition)
                .toList();
    }

    private void readUntil(long atMs) {
        if (startedMs < 0) {
            startedMs = atMs;
        }
        readUntilMs = atMs;
    }

    private void site(@Nullable Signal signal, long timestampMs) {
        SiteMemory known = task().sites().find(EffectiveSettings.SITE);
        SiteMemory memory = known == null ? SiteStep.begin() : known;
        GroupContext context = context(EffectiveSettings.SITE, task().view().settings(EffectiveSettings.SITE));
        GroupTold told =
                signal == null ? SiteStep.time(memory, context) : SiteStep.signal(memory, signal, timestampMs, context);
        task().sites().keepIfChanged(EffectiveSettings.SITE, memory);
        tell(told, timestampMs);
    }

    private void area(String area, @Nullable Signal signal, long timestampMs) {
        SubjectSettings settings = task().view().area(area);
        AreaMemory known = task().areas().find(area);
        if (known == null && settings == null) {
            return;
        }
        AreaMemory memory = known == null && settings != null ? areaStep.begin(settings) : known;
        if (memory == null) {
            return;
        }
        GroupContext context = context(area, settings);
        GroupTold told =
                signal == null ? areaStep.time(memory, context) : areaStep.signal(memory, signal, timestampMs, context);
        if (settings == null) {
            task().areas().forget(area);
        } else {
            task().areas().keepIfChanged(area, memory);
        }
        tell(told, timestampMs);
    }

    private GroupContext context(String group, @Nullable SubjectSettings settings) {
        return new GroupContext(
                group,
                settings,
                task().view().streaming(),
                startedMs,
                readUntilMs,
                parts.clock().millis());
    }

    private void tell(GroupTold told, long timestampMs) {
        told.windows().forEach(window -> forward(Topics.COMPLIANCE, window.getSubject(), window, timestampMs));
        told.alerts().forEach(alert -> forward(Topics.ALERTS, alert.getSubject(), alert, timestampMs));
        parts.meters().told(told);
    }

    private <V extends SpecificRecordBase> void forward(Topic<V> topic, String key, V value, long timestampMs) {
        byte[] bytes = parts.codecs().of(topic).encode(value);
        task().context().forward(new Record<>(key, bytes, Math.max(0, timestampMs)), SinkTopology.ofGroups(topic));
    }

    private Task task() {
        if (task == null) {
            throw new IllegalStateException("init was not called");
        }
        return task;
    }

    private record Task(
            ProcessorContext<String, byte[]> context,
            GlobalView view,
            MemoryStore<AreaMemory> areas,
            MemoryStore<SiteMemory> sites,
            CatchUp catchUp) {}
}
