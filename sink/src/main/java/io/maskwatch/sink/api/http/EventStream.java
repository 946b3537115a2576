package io.maskwatch.sink.api.http;

import io.maskwatch.sink.api.event.Event;
import io.maskwatch.sink.api.event.OffsetVector;
import io.maskwatch.sink.api.event.Subscriber;
import io.maskwatch.sink.history.HistoryException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * One client of the stream of events. It is written to only as fast as it reads; nobody waits for it: once
 * {@value #MOST_BYTES} bytes wait for it, it is dropped. Thread-safe.
 */
final class EventStream implements Subscriber, WriteListener {
    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    private final ServletOutputStream out;
    private final BooleanSupplier mayGoOn;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean opened;
    private boolean unflushed;
    private boolean dropped;

    /** @param mayGoOn whether the client's login and role still hold */
    EventStream(ServletOutputStream out, BooleanSupplier mayGoOn) {
        this.out = out;
        this.mayGoOn = mayGoOn;
    }

    /** Whether the client may go on; not while nobody can tell. */
    boolean mayGoOn() {
        try {
            return mayGoOn.getAsBoolean();
        } catch (HistoryException e) {
            return false;
        }
    }

    /** Completed when the client is gone, or was dropped. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Whether it was dropped because it read too slowly. */
    synchronized boolean dropped() {
        return dropped;
    }

    void heartbeat() {
        offer(HEARTBEAT);
    }

    /** Ends the stream. */
    void end() {
        ended.complete(null);
    }

    /** Lets the client know where it is, so that it can come back to here although nothing has happened. */
    @Override
    public void begin(OffsetVector at) {
        offer(bytes("id: " + at + "\n\n"));
    }

    @Override
    public void tell(List<Event> events, OffsetVector after) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < events.size(); i++) {
            if (i == events.size() - 1) {
                text.append("id: ").append(after).append('\n');
            }
            text.append("event: ").append(events.get(i).type()).append('\n');
            text.append("data: ").append(events.get(i).json()).append("\n\n");
        }
        offer(bytes(text.toString()));
    }

    @Override
    public void reset(OffsetVector now) {
        offer(bytes("id: " + now + "\nevent: reset\ndata: {}\n\n"));
    }

    @Override
    public synchronized void onWritePossible() throws IOException {
        opened = true;
        write();
    }

    @Override
    public void onError(Throwable cause) {
        ended.complete(null);
    }

    private void offer(byte[] bytes) {
        if (ended.isDone()) {
            return;
        }
        try {
            queue(bytes);
        } catch (IOException | RuntimeException e) {
            ended.complete(null); // the client is gone
        }
    }

    private synchronized void queue(byte[] bytes) throws IOException {
        waiting.add(bytes);
        waitingBytes += bytes.length;
        if (opened) {
            write();
        }
        if (waitingBytes > MOST_BYTES) {
            dropped = true;
            waiting.clear();
            ended.complete(null);
        }
    }

    private void write() throws IOException {
        while (!ended.isDone() && out.isReady()) {
            byte[] next = waiting.poll();
            if (next != null) {
                waitingBytes -= next.length;
                unflushed = true;
                out.write(next);
            } else if (unflushed) {
                unflushed = false;
                out.flush();
            } else {
                return;
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
