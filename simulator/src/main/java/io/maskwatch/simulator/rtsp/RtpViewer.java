package io.maskwatch.simulator.rtsp;

import io.maskwatch.simulator.stream.MediaUnit;
import io.maskwatch.simulator.stream.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A client that gets RTP. Begins at a key frame; one that cannot keep up loses whole pictures until the next key frame, and
 * never holds up the stream. Pictures offered = sent + dropped + those waited out for a key frame.
 */
abstract class RtpViewer implements Viewer {
    private static final Duration REPORT_PERIOD = Duration.ofSeconds(3);

    private final int ssrc;
    private final Runnable onEnd;
    private final AtomicLong dropped = new AtomicLong();
    private boolean awaitsKey = true;
    private @Nullable Instant reportedAt;
    private long packets;
    private long octets;

    RtpViewer(int ssrc, Runnable onEnd) {
        this.ssrc = ssrc;
        this.onEnd = onEnd;
    }

    /** Whether the way to the client takes more now. */
    abstract boolean ready();

    abstract void sendMedia(List<byte[]> packets);

    abstract void sendReport(byte[] report);

    @Override
    public final void accept(MediaUnit unit) {
        if (!ready()) {
            dropped.incrementAndGet();
            awaitsKey = true;
        } else if (unit.key() || !awaitsKey) {
            awaitsKey = false;
            sendMedia(unit.packets());
            count(unit.packets());
            reportIfDue(unit);
        }
    }

    @Override
    public final void ended() {
        onEnd.run();
    }

    /** Pictures that were lost because the client was too slow. */
    final long dropped() {
        return dropped.get();
    }

    private void count(List<byte[]> sent) {
        packets += sent.size();
        for (byte[] packet : sent) {
            octets += packet.length - 12;
        }
    }

    private void reportIfDue(MediaUnit unit) {
        if (reportedAt == null || !unit.capturedAt().isBefore(reportedAt.plus(REPORT_PERIOD))) {
            reportedAt = unit.capturedAt();
            sendReport(SenderReport.of(ssrc, unit.capturedAt(), unit.rtpTimestamp(), packets, octets));
        }
    }
}
