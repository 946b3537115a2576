package io.maskwatch.sink.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who watches what. A camera is watched while somebody's wishes name it, and for a lease after the last one: whoever asks
 * for single pictures again and again keeps it watched. Thread-safe.
 */
public final class Watches {
    private static final int MOST_VIEWERS = 200;

    private final InstantSource clock;
    private final Duration lease;
    private final Set<Watch> watches = new LinkedHashSet<>();
    private final Map<String, Instant> leases = new HashMap<>();

    public Watches(InstantSource clock, Duration lease) {
        this.clock = clock;
        this.lease = lease;
    }

    /** There are as many viewers as this process serves. */
    public static final class TooManyViewersException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyViewersException() {
            super(MOST_VIEWERS + " viewers watch already", null, false, false);
        }
    }

    /** A watch for a viewer, who wishes for nothing yet. */
    public synchronized Watch open(PictureViewer viewer) {
        if (watches.size() >= MOST_VIEWERS) {
            throw new TooManyViewersException();
        }
        Watch watch = new Watch(this, viewer);
        watches.add(watch);
        return watch;
    }

    /** Cameras that are watched now. */
    public synchronized Set<String> cameras() {
        Instant now = clock.instant();
        leases.values().removeIf(until -> !now.isBefore(until));
        Set<String> cameras = new HashSet<>(leases.keySet());
        watches.forEach(watch -> watch.wishes().forEach(wish -> cameras.add(wish.cameraId())));
        return cameras;
    }

    /** Keeps the camera watched for a lease from now on. */
    public synchronized void lease(String cameraId) {
        leases.put(cameraId, clock.instant().plus(lease));
        notifyAll();
    }

    /** Waits until something is watched or {@link #wake} is called, at most so long. */
    @SuppressWarnings("WaitNotInLoop") // whoever waits looks again, and a wait too short does no harm
    public synchronized void awaitCamera(Duration limit) throws InterruptedException {
        if (cameras().isEmpty()) {
            wait(Math.max(1, limit.toMillis()));
        }
    }

    /** Ends the waits in progress. */
    public synchronized void wake() {
        notifyAll();
    }

    /** Who wishes for which pictures of a camera. */
    synchronized Map<PictureWish, List<Watch>> wishes(String cameraId) {
        Map<PictureWish, List<Watch>> wishes = new HashMap<>();
        for (Watch watch : watches) {
            watch.wishes().stream()
                    .filter(wish -> wish.cameraId().equals(cameraId))
                    .forEach(wish -> wishes.computeIfAbsent(wish, key -> new ArrayList<>())
                            .add(watch));
        }
        return wishes;
    }

    synchronized List<Watch> all() {
        return List.copyOf(watches);
    }

    synchronized void replace(Watch watch, Set<PictureWish> wishes) {
        if (!watches.contains(watch)) {
            return;
        }
        Instant until = clock.instant().plus(lease);
        watch.wishes().forEach(wish -> leases.put(wish.cameraId(), until));
        watch.set(wishes, clock.instant());
        notifyAll();
    }

    synchronized void close(Watch watch) {
        replace(watch, Set.of());
        watches.remove(watch);
    }
}
