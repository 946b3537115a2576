package io.maskwatch.simulator.stream;

import io.maskwatch.media.AccessUnit;
import io.maskwatch.media.H264Encoder;
import io.maskwatch.simulator.content.PictureSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Pictures that were encoded to H.264 once, so that showing them again costs next to nothing: for cameras whose own work
 * must not be measured. Immutable.
 *
 * @param settings how it was encoded
 * @param units its pictures, of which the first is a key frame
 */
public record Film(StreamSettings settings, List<AccessUnit> units) {
    public Film {
        units = List.copyOf(units);
        if (units.isEmpty() || !units.get(0).key()) {
            throw new IllegalArgumentException("A film begins with a key frame");
        }
    }

    /** Encodes so many pictures; the source stays the caller's. */
    public static Film of(
            StreamSettings settings,
            PictureSource source,
            Function<StreamSettings, H264Encoder> encoders,
            int pictures) {
        List<AccessUnit> units = new ArrayList<>();
        try (H264Encoder encoder = encoders.apply(settings)) {
            for (int number = 0; number < pictures; number++) {
                long nanos = number * settings.periodNanos();
                units.addAll(encoder.encode(source.pictureAt(Duration.ofNanos(nanos)), nanos, number == 0));
            }
        }
        return new Film(settings, units);
    }

    /** The same pictures as if the camera sent so many a second. */
    public Film at(double framesPerSecond) {
        StreamSettings other = new StreamSettings(
                settings.widthPx(),
                settings.heightPx(),
                framesPerSecond,
                settings.keyFrameGap(),
                settings.bitsPerSecond());
        return new Film(other, units);
    }

    /** Bytes of one picture, in the mean. */
    public double meanBytes() {
        return units.stream().mapToInt(unit -> unit.annexB().length).average().orElse(0);
    }
}
