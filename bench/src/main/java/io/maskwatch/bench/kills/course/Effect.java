package io.maskwatch.bench.kills.course;

import io.maskwatch.bench.kills.course.Course.Life;
import io.maskwatch.bench.kills.course.Course.Stage;
import io.maskwatch.bench.kills.plan.Struck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What one blow did. Immutable.
 *
 * @param struck the blow
 * @param silences the longest silence of each stage, over all cameras, from the blow until some time after it was over
 * @param elsewhere the longest silence of frames of a camera whose worker was not hit and kept it throughout
 * @param stopped cameras that a worker which was not hit began anew though it had them
 */
public record Effect(Struck struck, Map<Stage, Duration> silences, Duration elsewhere, List<String> stopped) {
    /** Until then everything is back, or it is not. */
    private static final Duration AFTERMATH = Duration.ofSeconds(20);

    public Effect {
        silences = Map.copyOf(silences);
        stopped = List.copyOf(stopped);
    }

    /**
     * Measured.
     *
     * @param all all blows, of which some may overlap this one
     * @param end what is later is the stop of the installation itself
     */
    public static Effect of(Struck struck, List<Struck> all, Course course, Instant end) {
        Instant from = struck.from();
        Instant after = struck.until().plus(AFTERMATH);
        Instant until = after.isBefore(end) ? after : end;
        Map<Stage, Duration> silences = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            silences.put(
                    stage,
                    course.cameras().stream()
                            .map(camera -> course.silence(stage, camera, from, until))
                            .max(Duration::compareTo)
                            .orElse(Duration.ZERO));
        }
        List<Long> hit = all.stream()
                .filter(other -> other.from().isBefore(until)
                        && other.until().plus(AFTERMATH).isAfter(from))
                .map(Struck::pid)
                .toList();
        boolean brokerHit = all.stream()
                .anyMatch(other -> other.blow().role().equals("broker")
                        && other.from().isBefore(until)
                        && other.until().plus(AFTERMATH).isAfter(from));
        return brokerHit
                ? new Effect(struck, silences, Duration.ZERO, List.of())
                : withOthers(struck, silences, hit, course, until);
    }

    private static Effect withOthers(
            Struck struck, Map<Stage, Duration> silences, List<Long> hit, Course course, Instant until) {
        Duration elsewhere = Duration.ZERO;
        List<String> stopped = new ArrayList<>();
        for (String camera : course.cameras()) {
            List<Life> lives = course.lives(camera, struck.from(), until);
            if (begunAnew(lives, hit)) {
                stopped.add(camera);
            }
            if (oneWorkers(lives) && !isHit(lives.get(0), hit)) {
                Duration silence = course.silence(Stage.FRAMES, camera, struck.from(), until);
                elsewhere = silence.compareTo(elsewhere) > 0 ? silence : elsewhere;
            }
        }
        return new Effect(struck, silences, elsewhere, stopped);
    }

    /** Whether a worker followed itself. One that gave the camera to another and has it back did what it should. */
    private static boolean begunAnew(List<Life> lives, List<Long> hit) {
        return IntStream.range(1, lives.size())
                .filter(i -> lives.get(i).worker().equals(lives.get(i - 1).worker()))
                .anyMatch(i -> !isHit(lives.get(i), hit));
    }

    private static boolean oneWorkers(List<Life> lives) {
        return lives.stream().map(Life::worker).distinct().count() == 1;
    }

    private static boolean isHit(Life life, List<Long> hit) {
        return hit.stream().anyMatch(life::of);
    }
}
