package io.maskwatch.detector.kafka;

import io.maskwatch.detector.work.OutcomePublisher;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Outcomes to their topic, keyed by camera. Thread-safe. */
public final class KafkaOutcomes implements OutcomePublisher {
    private final ReliableProducer producer;
    private final RecordCodec<FrameOutcome> codec;

    public KafkaOutcomes(ReliableProducer producer, RecordCodec<FrameOutcome> codec) {
        this.producer = producer;
        this.codec = codec;
    }

    @Override
    public void publish(FrameOutcome outcome, Runnable acknowledged) {
        producer.send(
                new ProducerRecord<>(Topics.DETECTIONS.name(), outcome.getCameraId(), codec.encode(outcome)),
                acknowledged);
    }
}
