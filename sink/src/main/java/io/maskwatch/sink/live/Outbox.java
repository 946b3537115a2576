package io.maskwatch.sink.live;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one viewer while something is on its way: at most one picture of each camera, of which the newest wins,
 * and the last words about each. Cameras take turns. Dropped pictures are counted. Thread-safe; nothing blocks.
 */
public final class Outbox {
    /** Carries one thing to the viewer. */
    public interface Carrier {
        /** Begins to send; {@code sent} is run once, on any thread, when the next one may follow. */
        void send(LivePicture picture, Runnable sent);

        /** The same for words. */
        void send(String cameraId, String text, Runnable sent);
    }

    private final Carrier carrier;
    private final Map<String, LivePicture> pictures = new LinkedHashMap<>();
    private final Map<String, String> words = new LinkedHashMap<>();
    private boolean busy;
    private long dropped;

    public Outbox(Carrier carrier) {
        this.carrier = carrier;
    }

    /** Sends the picture as soon as the viewer takes it, if no newer one has come by then. */
    public void put(LivePicture picture) {
        synchronized (this) {
            if (pictures.put(picture.cameraId(), picture) != null) {
                dropped++;
            }
        }
        next();
    }

    /** Sends the words as soon as the viewer takes them, before any picture. */
    public void put(String cameraId, String text) {
        synchronized (this) {
            words.put(cameraId, text);
        }
        next();
    }

    /** Forgets what waits of other cameras, and pictures of another kind than wished for. */
    public synchronized void retain(Set<PictureWish> wishes) {
        pictures.values().removeIf(picture -> !wishes.contains(picture.wish()));
        words.keySet()
                .removeIf(camera ->
                        wishes.stream().noneMatch(wish -> wish.cameraId().equals(camera)));
    }

    /** Pictures that a newer one of the same camera has overtaken. */
    public synchronized long dropped() {
        return dropped;
    }

    private void sent() {
        synchronized (this) {
            busy = false;
        }
        next();
    }

    private void next() {
        LivePicture picture;
        Map.Entry<String, String> word;
        synchronized (this) {
            if (busy) {
                return;
            }
            word = first(words);
            Map.Entry<String, LivePicture> entry = word == null ? first(pictures) : null;
            picture = entry == null ? null : entry.getValue();
            busy = word != null || picture != null;
        }
        if (word != null) {
            carrier.send(word.getKey(), word.getValue(), this::sent);
        } else if (picture != null) {
            carrier.send(picture, this::sent);
        }
    }

    private static <V> Map.@Nullable Entry<String, V> first(Map<String, V> waiting) {
        Iterator<Map.Entry<String, V>> oldest = waiting.entrySet().iterator();
        if (!oldest.hasNext()) {
            return null;
        }
        Map.Entry<String, V> entry = oldest.next();
        Map.Entry<String, V> copy = Map.entry(entry.getKey(), entry.getValue());
        oldest.remove();
        return copy;
    }
}
