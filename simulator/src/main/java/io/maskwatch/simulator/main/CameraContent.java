package io.maskwatch.simulator.main;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What simulated cameras show. */
public sealed interface CameraContent {
    /** A generated scene, another one for each camera. */
    record Scene() implements CameraContent {}

    /**
     * A video file, played over and over.
     *
     * @param file anything that FFmpeg reads
     */
    record VideoFile(Path file) implements CameraContent {}

    /**
     * A folder of photographs.
     *
     * @param folder JPEG, PNG, BMP or WebP files
     * @param coco what faces they show, in COCO form; null if that is not known
     */
    record Photographs(Path folder, @Nullable Path coco) implements CameraContent {}
}
