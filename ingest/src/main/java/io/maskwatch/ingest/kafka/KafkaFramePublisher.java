package io.maskwatch.ingest.kafka;

import io.maskwatch.ingest.camera.FramePublisher;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Topics;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Frames to their topic, keyed by camera. The producer is shared; whoever made it closes it. */
public final class KafkaFramePublisher implements FramePublisher {
    private final Producer<String, byte[]> producer;
    private final RecordCodec<Frame> codec;
    private final DeliveryHealth health;
    private final ErrorTally tally;
    private final SendGate gate = new SendGate(System::nanoTime);

    public KafkaFramePublisher(
            Producer<String, byte[]> producer, Codecs codecs, DeliveryHealth health, ErrorTally tally) {
        this.producer = producer;
        this.codec = codecs.of(Topics.FRAMES);
        this.health = health;
        this.tally = tally;
    }

    @Override
    public void publish(Frame frame, Receipt receipt) {
        if (!gate.pass(() -> send(frame, receipt))) {
            settle(new TimeoutException("the broker could not be reached a moment ago"), receipt);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears the same
    private void send(Frame frame, Receipt receipt) {
        try {
            producer.send(
                    new ProducerRecord<>(Topics.FRAMES.name(), frame.getCameraId(), codec.encode(frame)),
                    (metadata, failure) -> settle(failure, receipt));
        } catch (KafkaException | IllegalStateException e) { // thrown instead of the callback, never besides it
            settle(e, receipt);
        }
    }

    private void settle(@Nullable Exception failure, Receipt receipt) {
        if (failure == null) {
            health.delivered();
        } else {
            health.failed("a frame", failure);
            tally.count("frame not published", String.valueOf(failure.getMessage()));
        }
        receipt.settled(failure == null);
    }
}
