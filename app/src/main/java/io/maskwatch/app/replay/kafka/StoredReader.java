package io.maskwatch.app.replay.kafka;

import io.maskwatch.app.replay.StoredRecords;
import io.maskwatch.app.topics.kafka.TopicScan;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Topics;
import java.time.Duration;
import java.time.Instant;

/** Reads verdicts, windows, status and alerts of a span of time. Thread-safe. */
public final class StoredReader {
    /** What is told of a time comes so much later at most, as long as the sink runs. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private final TopicScan scan;

    public StoredReader(KafkaClients clients, Codecs codecs) {
        this.scan = new TopicScan(clients, codecs);
    }

    /** What the topics hold of that time; committed records only. */
    public StoredRecords read(Instant from, Instant to) {
        Instant until = to.plus(LATE);
        StoredRecords records = new StoredRecords();
        scan.read(Topics.VERDICTS, from, until, (source, value) -> {
            if (value != null) {
                records.add(value);
            }
        });
        scan.read(Topics.COMPLIANCE, from, until, (source, value) -> {
            if (value != null) {
                records.add(value, source.timestamp());
            }
        });
        scan.read(Topics.CAMERA_STATUS, from, until, (source, value) -> {
            if (value != null) {
                records.add(value);
            }
        });
        scan.read(Topics.ALERTS, from, until, (source, value) -> {
            if (value != null) {
                records.add(value);
            }
        });
        return records;
    }
}
