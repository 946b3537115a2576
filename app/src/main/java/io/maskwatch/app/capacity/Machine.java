package io.maskwatch.app.capacity;

import java.util.List;
import java.util.Map;

/**
 * What the parts cost on one machine.
 *
 * @param cores of it
 * @param streams by the width of their pictures
 */
public record Machine(int cores, Map<Integer, StreamCost> streams, ModelCost model, BrokerCost broker) {
    public Machine {
        streams = Map.copyOf(streams);
    }

    /**
     * How many cameras of a kind it takes.
     *
     * @param left cores that other programs leave; usually all
     * @param extraCores what else one camera takes of them; usually 0
     */
    public Estimate estimate(CameraKind kind, double left, double extraCores) {
        StreamCost stream = streams.get(kind.widthPx());
        if (stream == null) {
            throw new IllegalArgumentException("No stream of %d px was measured".formatted(kind.widthPx()));
        }
        return Estimate.of(kind, left, stream, model, broker, extraCores);
    }

    /** What is said of these kinds. */
    public CapacityReport report(List<CameraKind> kinds) {
        return new CapacityReport(
                cores,
                model,
                broker,
                kinds.stream().map(kind -> estimate(kind, cores, 0)).toList());
    }
}
