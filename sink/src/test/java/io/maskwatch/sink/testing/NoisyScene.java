package io.maskwatch.sink.testing;

import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.MaskVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A scene with known truth, seen by a noisy detector: people walk to one of a few spots from a border or through a door
 * at the far end, stand, turn away for a moment, and walk out. The detector misses looks, jitters boxes, takes one class for another, and
 * sees faces where there are none.
 */
public final class NoisyScene {
    private static final double MISSED = 0.10;
    private static final double FLIPPED = 0.08;
    private static final double FALSE_BOXES = 0.06;
    private static final double JITTER = 0.06;

    public final List<Person> people = new ArrayList<>();
    private final Random random;
    private final double seconds;

    public NoisyScene(long seed, double seconds, int spots, double unmaskedShare) {
        this.random = new Random(seed);
        this.seconds = seconds;
        for (int spot = 0; spot < spots; spot++) {
            double x = (spot + 0.7) / (spots + 0.4);
            for (double from = 1 + random.nextDouble() * 3; from < seconds - 16; ) {
                Person person = person(x, from, unmaskedShare);
                people.add(person);
                from = person.to + 0.6 + 1.2 * random.nextDouble();
            }
        }
    }

    private Person person(double x, double from, double unmaskedShare) {
        double stand = 6 + random.nextDouble() * 10;
        double y = 0.35 + 0.2 * random.nextDouble();
        double size = 34 + 26 * random.nextDouble();
        double turnAt = random.nextDouble() < 0.4 ? from + 4 + random.nextDouble() * 2 : -1;
        return new Person(
                x,
                y,
                size,
                from,
                from + 4.5,
                from + 4.5 + stand,
                from + 8.5 + stand,
                random.nextBoolean() || (x > 0.25 && x < 0.75),
                x < 0.5 ? -1 : 1,
                random.nextBoolean() ? 0.4 : 0.6,
                turnAt,
                1.5 + 2 * random.nextDouble(),
                random.nextDouble() < unmaskedShare ? MaskVerdict.UNMASKED : MaskVerdict.MASKED);
    }

    /** What the detector says at that time. */
    public Detection[] look(double at) {
        List<Detection> faces = new ArrayList<>();
        for (Person person : people) {
            if (person.visible(at) && random.nextDouble() >= MISSED) {
                faces.add(seen(person, at));
            }
        }
        if (random.nextDouble() < FALSE_BOXES) {
            faces.add(Faces.at(
                    0.05 + 0.9 * random.nextDouble(),
                    0.1 + 0.8 * random.nextDouble(),
                    20 + 60 * random.nextDouble(),
                    random.nextBoolean() ? Compliance.MASKED : Compliance.UNMASKED,
                    0.3 + 0.4 * random.nextDouble()));
        }
        return faces.toArray(Detection[]::new);
    }

    private Detection seen(Person person, double at) {
        double size = person.size(at);
        double noise = JITTER * size;
        Compliance truth = Compliance.valueOf(person.mask.name());
        Compliance wrong = truth == Compliance.MASKED ? Compliance.UNMASKED : Compliance.MASKED;
        return Faces.at(
                person.x(at) + random.nextGaussian() * noise / Faces.WIDTH_PX,
                person.y(at) + random.nextGaussian() * noise / Faces.HEIGHT_PX,
                size * (1 + 0.08 * random.nextGaussian()),
                random.nextDouble() < FLIPPED ? wrong : truth,
                Math.min(0.99, Math.max(0.3, 0.8 + 0.15 * random.nextGaussian())));
    }

    public double seconds() {
        return seconds;
    }

    public long wearing(MaskVerdict mask) {
        return people.stream().filter(person -> person.mask == mask).count();
    }

    /** One person's truth. */
    public record Person(
            double spot,
            double y,
            double sizePx,
            double from,
            double arrived,
            double leaving,
            double to,
            boolean deep,
            int side,
            double door,
            double turnAt,
            double turnSeconds,
            MaskVerdict mask) {

        boolean visible(double at) {
            boolean turned = turnAt >= 0 && at >= turnAt && at < turnAt + turnSeconds;
            boolean back = deep && at > leaving + 0.4;
            double x = x(at);
            return at >= from && at < to && !turned && !back && x > 0.02 && x < 0.98;
        }

        double x(double at) {
            double edge = side < 0 ? -0.02 : 1.02;
            if (at < arrived) {
                double left = (arrived - at) / (arrived - from);
                return spot + ((deep ? door : edge) - spot) * left;
            }
            double gone = Math.max(0, (at - leaving) / (to - leaving));
            return spot + (deep ? 0 : (edge - spot) * gone);
        }

        double y(double at) {
            return deep && at < arrived ? y + (0.2 - y) * (arrived - at) / (arrived - from) : y;
        }

        double size(double at) {
            return deep && at < arrived ? sizePx * (0.45 + 0.55 * (at - from) / (arrived - from)) : sizePx;
        }
    }
}
