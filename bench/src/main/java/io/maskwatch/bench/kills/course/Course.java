package io.maskwatch.bench.kills.course;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What cameras, detectors and sinks told, by the broker's time of its append. Built by one thread, read afterwards.
 */
public final class Course {
    /** A stage whose output can fall silent. */
    public enum Stage {
        /** Frames that an outcome tells of, by their own append. */
        FRAMES,
        /** Outcomes. */
        OUTCOMES,
        /** Windows, provisional ones too. */
        WINDOWS
    }

    private final Map<Stage, Map<String, TreeSet<Instant>>> told = new TreeMap<>();
    private final Map<String, TreeMap<Instant, Life>> lives = new TreeMap<>();
    private final Map<String, TreeMap<Long, TreeSet<Instant>>> sessions = new TreeMap<>();

    /**
     * Who runs a camera.
     *
     * @param worker host and process id
     * @param session the camera's session
     */
    public record Life(String worker, long session) {
        boolean of(long pid) {
            return worker.endsWith("-" + pid);
        }
    }

    /** A stage told something of a camera. */
    public void told(Stage stage, String camera, Instant at) {
        told.computeIfAbsent(stage, key -> new TreeMap<>())
                .computeIfAbsent(camera, key -> new TreeSet<>())
                .add(at);
    }

    /** A worker said that it runs a camera. */
    public void runs(String camera, Life life, Instant at) {
        lives.computeIfAbsent(camera, key -> new TreeMap<>()).put(at, life);
    }

    /** A frame of a session was published. */
    public void frame(String camera, long session, Instant at) {
        sessions.computeIfAbsent(camera, key -> new TreeMap<>())
                .computeIfAbsent(session, key -> new TreeSet<>())
                .add(at);
    }

    /** All cameras of which a frame is known. */
    public List<String> cameras() {
        return List.copyOf(sessions.keySet());
    }

    /** Who ran the camera one after the other: first by the last word before the span, if there is one, then by those in it. */
    public List<Life> lives(String camera, Instant from, Instant until) {
        TreeMap<Instant, Life> all = lives.getOrDefault(camera, new TreeMap<>());
        List<Life> lives = new ArrayList<>();
        Instant first = all.floorKey(from);
        for (Life life :
                all.subMap(first == null ? from : first, true, until, true).values()) {
            if (lives.isEmpty() || !lives.get(lives.size() - 1).equals(life)) {
                lives.add(life);
            }
        }
        return lives;
    }

    /**
     * The longest time without a word of the stage about the camera that overlaps the span; the whole span if there was
     * none at all.
     */
    public Duration silence(Stage stage, String camera, Instant from, Instant until) {
        TreeSet<Instant> all = told.getOrDefault(stage, Map.of()).getOrDefault(camera, new TreeSet<>());
        Instant last = all.floor(from) == null ? from : all.floor(from);
        Duration longest = Duration.ZERO;
        for (Instant next : all.tailSet(from, false)) {
            longest = longer(longest, Duration.between(last, next));
            last = next;
            if (next.isAfter(until)) {
                return longest;
            }
        }
        return longer(longest, Duration.between(last, until));
    }

    /** For how long frames of an older session of the camera came in after the first of a newer one. */
    public Duration doubled(String camera) {
        Duration longest = Duration.ZERO;
        TreeMap<Long, TreeSet<Instant>> all = sessions.getOrDefault(camera, new TreeMap<>());
        for (Map.Entry<Long, TreeSet<Instant>> newer : all.entrySet()) {
            Instant begin = newer.getValue().first();
            for (TreeSet<Instant> older : all.headMap(newer.getKey()).values()) {
                TreeSet<Instant> late = new TreeSet<>(older.tailSet(begin));
                if (!late.isEmpty()) {
                    longest = longer(longest, Duration.between(late.first(), late.last()));
                }
            }
        }
        return longest;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
