package io.maskwatch.detector.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how an input's pixels lie: {@code format} and {@code normalise}. Stateless. */
record PixelsYaml(YamlDemands demands) {
    private static final int CHANNELS = 3;

    /** The format that is meant: the one that is named, or the only one that there is. */
    InputFormat format(String key, @Nullable InputFormat named, List<InputFormat> possible, String owner) {
        if (named == null) {
            demands.demand(
                    possible.size() == 1,
                    key,
                    "it is missing, and " + owner + " takes several",
                    "Write the one that the graph wants: " + words(possible));
            return possible.get(0);
        }
        demands.demand(
                possible.contains(named),
                key + " " + named,
                owner + " takes " + words(possible),
                "Write that, or leave the key out if there is one");
        return named;
    }

    Normalisation normalisation(String key, InputFormat format, @Nullable Normalisation named) {
        demands.demand(
                named == null || (!format.hasBytes() && format.hasBatch()),
                key,
                "pixels of the format " + format + " are not normalised outside the graph",
                "Leave the key out, or name a format with floats");
        return named == null ? Normalisation.defaults() : checked(key, named);
    }

    private Normalisation checked(String key, Normalisation named) {
        demands.demand(
                named.divideBy() != 0,
                key + ".divideBy",
                "it is 0",
                "Use 255 for numbers from 0 to 1, or 1 for 0 to 255");
        demands.demand(
                named.mean().size() == CHANNELS
                        && named.std().size() == CHANNELS
                        && !named.std().contains(0.0),
                key + ".mean " + named.mean() + ", std " + named.std(),
                "each needs three numbers, and no std may be 0",
                "Write them in the order of the channels, after the division by divideBy");
        return named;
    }

    private static String words(List<InputFormat> formats) {
        return String.join(", ", formats.stream().map(InputFormat::toString).toList());
    }
}
