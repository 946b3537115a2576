package io.maskwatch.detector.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the group {@code input}. Stateless. */
record InputYaml(YamlDemands demands) {
    private static final int LARGEST_PX = 8192;

    ModelInput read(Entry entry, LayoutName layout) {
        int step = entry.stride;
        demands.demand(
                step >= 1 && step <= LARGEST_PX,
                "input.stride " + step,
                "it is not between 1 and " + LARGEST_PX,
                "Use the graph's stride, e.g. 32");
        demands.demand(
                !entry.sizesPx.isEmpty()
                        && entry.sizesPx.stream()
                                .allMatch(size -> size >= step && size <= LARGEST_PX && size % step == 0),
                "input.sizesPx " + entry.sizesPx,
                "each size must be a multiple of the stride " + step + " and at most " + LARGEST_PX,
                "Name at least one, e.g. [640]");
        PixelsYaml pixels = new PixelsYaml(demands);
        InputFormat format = pixels.format("input.format", entry.format, layout.formats(), "layout " + layout);
        return new ModelInput(
                entry.name,
                format,
                pixels.normalisation("input.normalise", format, entry.normalise),
                entry.sizesPx,
                step,
                Boolean.TRUE.equals(entry.square));
    }

    /** The keys of the group. */
    record Entry(
            String name,
            @Nullable InputFormat format,
            List<Integer> sizesPx,
            int stride,
            @Nullable Boolean square,
            @Nullable Normalisation normalise) {}
}
