package io.maskwatch.ingest.kafka;

import io.maskwatch.ingest.camera.FramePublisher;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.Topics;
import org.apache.kafka.clients.producer.Producer;

/** Frames to their topic, keyed by camera. The producer is shared; whoever made it closes it. */
public final class KafkaFramePublisher implements FramePublisher {
    private final RecordSender<Frame> sender;

    public KafkaFramePublisher(
            Producer<String, byte[]> producer, Codecs codecs, DeliveryHealth health, ErrorTally tally) {
        this.sender = new RecordSender<>(producer, Topics.FRAMES, codecs, "a frame", health, tally);
    }

    @Override
    public void publish(Frame frame, Receipt receipt) {
        sender.send(frame.getCameraId(), frame, (metadata, failure) -> receipt.settled(failure == null));
    }
}
