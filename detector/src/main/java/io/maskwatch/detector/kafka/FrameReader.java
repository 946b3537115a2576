package io.maskwatch.detector.kafka;

import io.maskwatch.detector.work.CommitControl;
import io.maskwatch.detector.work.FrameCounters;
import io.maskwatch.detector.work.FramePosition;
import io.maskwatch.detector.work.Receipt;
import io.maskwatch.detector.work.ReceivedFrame;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.UnknownSchemaException;
import io.maskwatch.schemas.UnreadableRecordException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** From messages to frames: what is no frame is set aside. Not thread-safe. */
final class FrameReader {
    private final RecordCodec<Frame> codec;
    private final FrameSink frames;
    private final SetAside setAside;
    private final CommitControl commits;
    private final FrameCounters counters;

    FrameReader(
            RecordCodec<Frame> codec,
            FrameSink frames,
            SetAside setAside,
            CommitControl commits,
            FrameCounters counters) {
        this.codec = codec;
        this.frames = frames;
        this.setAside = setAside;
        this.commits = commits;
        this.counters = counters;
    }

    /**
     * Brings one message on its way.
     *
     * @throws UnknownSchemaException if it cannot be judged yet; it is not on its way then, and must be read again
     */
    void read(ConsumerRecord<String, byte[]> message) {
        try {
            Frame frame = codec.decode(message.value() == null ? new byte[0] : message.value());
            Receipt receipt = begin(message);
            Instant appendedAt = Instant.ofEpochMilli(message.timestamp());
            frames.accept(new ReceivedFrame(frame, appendedAt, position(message), receipt));
        } catch (UnreadableRecordException e) {
            Receipt receipt = begin(message);
            setAside.publish(message, String.valueOf(e.getMessage()), () -> {
                counters.setAside();
                receipt.complete();
            });
        }
    }

    private Receipt begin(ConsumerRecord<String, byte[]> message) {
        counters.polled();
        return commits.begin(position(message));
    }

    private static FramePosition position(ConsumerRecord<String, byte[]> message) {
        return new FramePosition(message.partition(), message.offset());
    }
}
