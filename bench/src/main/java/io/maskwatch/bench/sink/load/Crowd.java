package io.maskwatch.bench.sink.load;

import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.ModelUse;
import io.maskwatch.schemas.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One camera before a crowd of a constant size, four frames a second. Everybody sways about a place of a grid and leaves
 * it to somebody else after half a minute or so; one in ten wears no mask. One face in twenty is missed, one in twelve
 * taken for the other class. For one thread; the same seed makes the same crowd.
 */
public final class Crowd {
    /** Time between two frames. */
    public static final long PERIOD_MS = 250;

    private static final int WIDTH_PX = 1280;
    private static final int HEIGHT_PX = 720;
    private static final double MISSED = 0.05;
    private static final double CONFUSED = 0.08;
    private static final double BARE = 0.1;
    private static final double SWAY = 0.15;
    private static final ModelUse MODEL = ModelUse.newBuilder()
            .setName("bench")
            .setHash("0123456789ab")
            .setProvider("CPU")
            .setLabels(Map.of(label(true), Compliance.MASKED, label(false), Compliance.UNMASKED))
            .build();

    private final String cameraId;
    private final Instant start;
    private final Random random;
    private final List<Person> people = new ArrayList<>();
    private final int columns;
    private final int rows;
    private long sequence;

    /** @param start when the first frame is taken */
    public Crowd(String cameraId, int size, Instant start, long seed) {
        this.cameraId = cameraId;
        this.start = start;
        this.random = new Random(seed);
        this.columns = (int) Math.ceil(Math.sqrt(size * 16.0 / 9));
        this.rows = (int) Math.ceil((double) size / columns);
        for (int place = 0; place < size; place++) {
            people.add(person(random.nextDouble() * 30));
        }
    }

    /** What the detector says of the next frame. */
    public FrameOutcome next() {
        double at = sequence * PERIOD_MS / 1000.0;
        List<Detection> faces = new ArrayList<>();
        for (int place = 0; place < people.size(); place++) {
            Person person = people.get(place);
            if (at >= person.until()) {
                person = person(at + 20 + random.nextDouble() * 20);
                people.set(place, person);
            } else if (at < person.until() - 2 && random.nextDouble() >= MISSED) {
                faces.add(face(place, person, at));
            }
        }
        return outcome(++sequence, faces);
    }

    private Person person(double until) {
        return new Person(until, random.nextDouble() < BARE, random.nextDouble() * 2 * Math.PI);
    }

    private Detection face(int place, Person person, double at) {
        double cellWidth = 1.0 / columns;
        double cellHeight = 1.0 / rows;
        double width = Math.min(0.05, cellWidth * 0.4);
        double height = Math.min(0.1, cellHeight * 0.4);
        double x = (place % columns + 0.5 + SWAY * Math.sin(at + person.phase())) * cellWidth;
        int row = place / columns;
        double y = (row + 0.5 + SWAY * Math.cos(at / 2 + person.phase())) * cellHeight;
        boolean masked = person.bare() == random.nextDouble() < CONFUSED;
        float score = (float) (0.7 + 0.25 * random.nextDouble());
        return Detection.newBuilder()
                .setBox(new BoundingBox(
                        (float) (x - width / 2 + jitter(width)),
                        (float) (y - height / 2 + jitter(height)),
                        (float) width,
                        (float) height))
                .setLabel(label(masked))
                .setCompliance(masked ? Compliance.MASKED : Compliance.UNMASKED)
                .setScore(score)
                .setClassScores(Map.of(label(masked), score, label(!masked), 0.9f - score * 0.9f))
                .build();
    }

    private double jitter(double side) {
        return random.nextGaussian() * 0.05 * side;
    }

    private FrameOutcome outcome(long number, List<Detection> faces) {
        Instant taken = start.plusMillis((number - 1) * PERIOD_MS);
        return FrameOutcome.newBuilder()
                .setCameraId(cameraId)
                .setSession(1)
                .setSequence(number)
                .setOutcome(Outcome.ANALYSED)
                .setCapturedAt(taken)
                .setAppendedAt(taken.plusMillis(20))
                .setDecidedAt(taken.plusMillis(120))
                .setFramePartition(0)
                .setFrameOffset(number)
                .setWidthPx(WIDTH_PX)
                .setHeightPx(HEIGHT_PX)
                .setDetections(faces)
                .setModel(MODEL)
                .setInferenceMs(80)
                .setBatchSize(1)
                .setWorkerId("bench")
                .build();
    }

    private static String label(boolean masked) {
        return masked ? "with_mask" : "without_mask";
    }

    private record Person(double until, boolean bare, double phase) {}
}
