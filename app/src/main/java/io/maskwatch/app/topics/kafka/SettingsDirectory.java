package io.maskwatch.app.topics.kafka;

import io.maskwatch.app.rules.SettingsDifference;
import io.maskwatch.app.rules.SiteRules;
import io.maskwatch.runtime.camera.SettingsChange;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.settings.SubjectSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The settings on their compacted topic: reads them, changes them. Running sinks follow. Thread-safe. */
public final class SettingsDirectory {
    private final KafkaClients clients;
    private final Codecs codecs;
    private final TopicScan scan;

    public SettingsDirectory(KafkaClients clients, Codecs codecs) {
        this.clients = clients;
        this.codecs = codecs;
        this.scan = new TopicScan(clients, codecs);
    }

    /** Whose rules are in force now. */
    public SiteRules rules() {
        Map<String, SubjectSettings> own = new HashMap<>();
        scan.read(Topics.SETTINGS, (source, value) -> {
            if (value == null) {
                own.remove(source.key());
            } else {
                own.put(source.key(), new SubjectSettings(value, source.offset()));
            }
        });
        return new SiteRules(own, scan.latest(Topics.CAMERAS).keySet());
    }

    /** Makes the changes; returns what is different then, one line each. */
    public List<String> apply(List<SettingsChange> changes) {
        Map<String, SubjectSettings> own = rules().own();
        List<String> lines = new ArrayList<>();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (SettingsChange change : changes) {
            SubjectSettings stated = own.get(change.subject());
            Settings before = stated == null ? null : stated.settings();
            Settings after = change.onto(before);
            List<String> different = SettingsDifference.lines(before, after);
            if (!different.isEmpty()) {
                lines.addAll(different);
                records.add(record(change.subject(), after));
            }
        }
        TopicWriter.write(clients, records);
        return lines;
    }

    /**
     * Takes back what a subject states itself; returns what is different then, one line each.
     *
     * @param all zones, the smallest face and the length of the windows too, not only rules and their limit
     * @throws io.maskwatch.runtime.UserError if there is no such subject
     */
    public List<String> takeBack(String subject, boolean all) {
        SiteRules rules = rules();
        SubjectSettings own = rules.own().get(rules.require(subject));
        if (own == null) {
            return List.of();
        }
        Settings after = without(own.settings(), all);
        List<String> lines = SettingsDifference.lines(own.settings(), after);
        if (!lines.isEmpty()) {
            boolean nothing =
                    after.equals(Settings.newBuilder().setSubject(subject).build());
            put(subject, nothing ? null : after);
        }
        return lines;
    }

    private static Settings without(Settings settings, boolean all) {
        Settings.Builder left = Settings.newBuilder(settings).setRules(null).setMaximumAlertsPerHour(null);
        if (all) {
            left.setZones(List.of()).setMinimumFacePx(null).setWindowMs(null);
        }
        return left.build();
    }

    /** Writes a subject's settings as they are; null takes them away. */
    public void put(String subject, @Nullable Settings settings) {
        TopicWriter.write(clients, List.of(record(subject, settings)));
    }

    private ProducerRecord<String, byte[]> record(String subject, @Nullable Settings settings) {
        return new ProducerRecord<>(
                Topics.SETTINGS.name(),
                subject,
                settings == null ? null : codecs.of(Topics.SETTINGS).encode(settings));
    }
}
