package io.maskwatch.bench.people.noise;

import io.maskwatch.bench.people.truth.Area;
import io.maskwatch.bench.people.truth.Sight;
import io.maskwatch.bench.people.truth.View;
import io.maskwatch.bench.people.truth.World;
import io.maskwatch.schemas.Detection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Says of a scene what a detector would that errs as often as the shipped model was measured to, by size of the face and
 * what is worn. Half of the misses and wrong labels are of the moment, half last about a second: the record was
 * measured on stills and does not tell. Besides, partly hidden faces are missed more, boxes are off by 6 % of their size,
 * some faces are boxed twice, and there are boxes where no face is, in passing or now and then at the same place. What
 * looks like a face all the time, such as a poster, is not drawn: that would be about the model. Not thread-safe.
 */
public final class NoisyDetector {
    private static final double JITTER = 0.06;
    private static final double SIZE_JITTER = 0.08;
    private static final double TWICE = 0.02;
    private static final double FALSE_BOXES_PER_FACE = 0.03;
    private static final double FALSE_BOXES_PER_PICTURE = 0.03;
    private static final int HAUNTED_PLACES = 2;
    private static final double HAUNTED = 0.05;

    private final World world;
    private final Random random;
    private final Map<Integer, FaceNoise> faces = new HashMap<>();
    private final List<Area> haunted = new ArrayList<>();
    private final List<Spells> hauntings = new ArrayList<>();

    public NoisyDetector(World world, long seed) {
        this.world = world;
        this.random = new Random(seed);
        for (int i = 0; i < HAUNTED_PLACES; i++) {
            haunted.add(somewhere());
            hauntings.add(new Spells(random, 0, world.seconds(), HAUNTED, 1));
        }
        world.visits().forEach(visit -> faces.put(visit.number(), new FaceNoise(visit, random)));
    }

    /** The detections of a picture in which that is to be seen, best first. */
    public List<Detection> look(List<Sight> sights, double at) {
        List<Detection> found = new ArrayList<>();
        for (Sight sight : sights) {
            FaceNoise noise = faces.get(sight.visit().number());
            if (noise == null) {
                throw new IllegalStateException("A visitor who is not of this scene");
            }
            found.addAll(
                    noise.look(sight, box(sight.box(), JITTER), world.view().inputPx(sight.box()), at));
            if (sight.clear() && random.nextDouble() < TWICE) {
                found.add(Labels.doubtful(box(sight.box(), 0.5), 0.1 + 0.4 * random.nextDouble()));
            }
        }
        addFalse(found, at, FALSE_BOXES_PER_PICTURE + FALSE_BOXES_PER_FACE * sights.size());
        found.sort(Collections.reverseOrder((a, b) -> Float.compare(a.getScore(), b.getScore())));
        return found;
    }

    private void addFalse(List<Detection> found, double at, double expected) {
        for (double left = expected; left > 0; left--) {
            if (random.nextDouble() < left) {
                found.add(Labels.mistaken(somewhere(), 0.1 + 0.5 * random.nextDouble(), random));
            }
        }
        for (int i = 0; i < haunted.size(); i++) {
            if (hauntings.get(i).strike(at, HAUNTED)) {
                found.add(Labels.mistaken(box(haunted.get(i), JITTER), 0.2 + 0.4 * random.nextDouble(), random));
            }
        }
    }

    private Area somewhere() {
        double width = world.view().facePx(random.nextDouble());
        return Area.about(
                View.WIDTH_PX * (0.05 + 0.9 * random.nextDouble()),
                View.HEIGHT_PX * (0.08 + 0.84 * random.nextDouble()),
                width,
                1.2 * width);
    }

    private Area box(Area face, double jitter) {
        double grow = Math.exp(SIZE_JITTER * random.nextGaussian());
        return Area.about(
                face.x() + jitter * face.width() * random.nextGaussian(),
                face.y() + jitter * face.height() * random.nextGaussian(),
                grow * face.width() * Math.exp(SIZE_JITTER / 2 * random.nextGaussian()),
                grow * face.height());
    }
}
