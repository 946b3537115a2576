package io.maskwatch.simulator.scene;

import io.maskwatch.simulator.figure.MaskFit;
import io.maskwatch.simulator.figure.Sprite;
import io.maskwatch.simulator.figure.SpritePainter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Heads and bodies as last painted, by person, attitude and size; the least recently used fall out. Not thread-safe.
 *
 * <p>Yaws are rounded to six degrees. A person who stands gets sprites of exactly their size, which are copied and not
 * scaled; for one who walks, sizes are rounded up to the next step of a geometric scale, so that a sprite is only ever
 * scaled down, and little.
 */
final class SpriteCache {
    private static final int CAPACITY = 220;
    private static final double YAW_STEP = 6;
    private static final double SIZE_STEP = Math.log(1.12);

    private record Key(String personId, boolean head, int yaw, Object attitude, double scale) {}

    private final SpritePainter painter;
    private final Map<Key, Sprite> sprites = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Sprite> eldest) {
            return size() > CAPACITY;
        }
    };

    SpriteCache(SpritePainter painter) {
        this.painter = painter;
    }

    Sprite head(Visit visit, double yawDegrees, MaskFit fit, double exactScale, boolean still) {
        int yaw = rounded(yawDegrees);
        double scale = still ? exactScale : stepped(exactScale);
        return get(
                new Key(visit.personId(), true, yaw, fit, scale),
                () -> painter.head(visit.look(), yaw * YAW_STEP, fit, scale));
    }

    Sprite body(Visit visit, double yawDegrees, double stride, double exactScale, boolean still) {
        int yaw = rounded(yawDegrees);
        int step = (int) Math.round(stride * 3);
        double scale = still ? exactScale : stepped(exactScale);
        return get(
                new Key(visit.personId(), false, yaw, step, scale),
                () -> painter.body(visit.look(), yaw * YAW_STEP, step / 3.0, scale));
    }

    private Sprite get(Key key, Supplier<Sprite> paint) {
        Sprite known = sprites.get(key);
        if (known != null) {
            return known;
        }
        Sprite painted = paint.get();
        sprites.put(key, painted);
        return painted;
    }

    private static int rounded(double yawDegrees) {
        return (int) Math.round(Math.IEEEremainder(yawDegrees, 360) / YAW_STEP);
    }

    private static double stepped(double scale) {
        return Math.exp(Math.ceil(Math.log(scale) / SIZE_STEP - 1e-6) * SIZE_STEP);
    }
}
