package io.maskwatch.app.capacity;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many cameras of one kind a machine takes before it must leave frames out, everything being on it. The cores are shared: each camera
 * takes of them what its stream, its pictures, their runs of the model and Kafka take together. Where the model does not
 * run on the cores, it can be the limit by itself.
 *
 * @param kind of camera
 * @param cameras how many, not rounded
 * @param limit the part that costs most, or the model where it can do no more
 * @param coresACamera CPU seconds a second of one camera, by part
 */
public record Estimate(CameraKind kind, double cameras, Part limit, Map<Part, Double> coresACamera) {
    /** Of the cores: work that comes at once must wait, and sink, status and the JVM's own work are not measured. */
    public static final double USABLE = 0.8;

    public Estimate {
        coresACamera = Map.copyOf(coresACamera);
    }

    /**
     * Computes it.
     *
     * @param cores that there are for it
     * @param extraCores what else one camera takes of them, such as the simulation of it; usually 0
     */
    public static Estimate of(
            CameraKind kind, double cores, StreamCost stream, ModelCost model, BrokerCost broker, double extraCores) {
        double frames = kind.framesPerSecond();
        Map<Part, Double> parts = new EnumMap<>(Part.class);
        parts.put(Part.VIDEO, stream.readCores());
        parts.put(Part.PICTURES, frames * (stream.pictureSeconds() + model.decodeSeconds()));
        parts.put(Part.MODEL, frames * model.cpuSeconds());
        parts.put(Part.BROKER, frames * broker.frameSeconds());
        double each = parts.values().stream().mapToDouble(Double::doubleValue).sum() + extraCores;
        double byCores = USABLE * cores / each;
        double byModel = USABLE * model.mostPerSecond() / frames;
        if (byModel < byCores) {
            return new Estimate(kind, byModel, Part.MODEL, parts);
        }
        Part dearest = parts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return new Estimate(kind, byCores, dearest, parts);
    }

    /** Whole cameras. */
    public int wholeCameras() {
        return (int) Math.floor(cameras);
    }

    /** The part's share of what a camera costs, 0 to 1. */
    public double share(Part part) {
        double all =
                coresACamera.values().stream().mapToDouble(Double::doubleValue).sum();
        return coresACamera.getOrDefault(part, 0.0) / all;
    }
}
