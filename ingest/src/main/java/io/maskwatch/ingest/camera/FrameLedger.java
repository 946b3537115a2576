package io.maskwatch.ingest.camera;

/**
 * Counts of one camera session's frames. At any time {@code sampled = published + unpublished + inFlight}: every sampled
 * picture gets the next sequence, and ends acknowledged by the broker or counted as unpublished. Thread-safe.
 */
public final class FrameLedger {
    private final int mostInFlight;
    private long sampled;
    private long published;
    private long publishedSequence;
    private long unpublished;
    private long inFlight;
    private boolean closed;

    /**
     * What a ledger says at one moment.
     *
     * @param sampled sequences given
     * @param published frames that the broker acknowledged
     * @param publishedSequence the highest sequence among these
     * @param unpublished sequences whose frame was given up; one that the broker had taken without our hearing of it is here too
     * @param inFlight sequences not yet decided
     */
    public record Count(long sampled, long published, long publishedSequence, long unpublished, long inFlight) {}

    public FrameLedger(int mostInFlight) {
        this.mostInFlight = mostInFlight;
    }

    /**
     * Gives the next sequence.
     *
     * @return the sequence, in flight from now on; its negative if it cannot be sent and is counted unpublished already;
     *     0 if the session is over and nothing was counted
     */
    public synchronized long sample() {
        if (closed) {
            return 0;
        }
        sampled++;
        if (inFlight >= mostInFlight) {
            unpublished++;
            return -sampled;
        }
        inFlight++;
        return sampled;
    }

    /** The broker has it. */
    public synchronized void acknowledged(long sequence) {
        inFlight--;
        published++;
        publishedSequence = Math.max(publishedSequence, sequence);
        notifyAll();
    }

    /** It is given up. */
    public synchronized void failed() {
        inFlight--;
        unpublished++;
        notifyAll();
    }

    /** No more sequences are given from now on. */
    public synchronized void close() {
        closed = true;
    }

    public synchronized boolean closed() {
        return closed;
    }

    public synchronized Count count() {
        return new Count(sampled, published, publishedSequence, unpublished, inFlight);
    }

    /** Waits until nothing is in flight, at most so long. Returns whether nothing is. */
    public synchronized boolean drain(long limitNanos) throws InterruptedException {
        long left = limitNanos / 1_000_000;
        long step = 20;
        while (inFlight > 0 && left > 0) {
            wait(Math.min(step, left));
            left -= step;
        }
        return inFlight == 0;
    }
}
