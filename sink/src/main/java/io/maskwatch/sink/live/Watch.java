package io.maskwatch.sink.live;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What one viewer watches, from opening to closing. Thread-safe. */
public final class Watch implements AutoCloseable {
    private final Watches watches;
    private final PictureViewer viewer;
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private volatile Map<PictureWish, Instant> since = Map.of();

    Watch(Watches watches, PictureViewer viewer) {
        this.watches = watches;
        this.viewer = viewer;
    }

    /** Watches these from now on, and nothing else. */
    public void replace(Set<PictureWish> wishes) {
        watches.replace(this, Set.copyOf(wishes));
    }

    @Override
    public void close() {
        watches.close(this);
    }

    PictureViewer viewer() {
        return viewer;
    }

    Set<PictureWish> wishes() {
        return since.keySet();
    }

    Map<PictureWish, Instant> since() {
        return since;
    }

    /** Only for {@link Watches}, which counts who is watched. */
    void set(Set<PictureWish> wishes, Instant now) {
        Map<PictureWish, Instant> next = new HashMap<>();
        wishes.forEach(wish -> next.put(wish, since.getOrDefault(wish, now)));
        since = Map.copyOf(next);
        told.keySet()
                .removeIf(camera ->
                        wishes.stream().noneMatch(wish -> wish.cameraId().equals(camera)));
    }

    void deliver(LivePicture picture) {
        told.remove(picture.cameraId());
        viewer.picture(picture);
    }

    /** Says why there is no picture, unless that was the last thing said of the camera. */
    void tell(String cameraId, String text) {
        if (!text.equals(told.put(cameraId, text))) {
            viewer.state(cameraId, text);
        }
    }
}
