package io.maskwatch.ingest.camera;

import io.maskwatch.ingest.IngestConfig;
import io.maskwatch.schemas.Camera;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * What every camera of a worker shares. Immutable; its parts are thread-safe.
 *
 * @param config the worker's settings
 * @param workerId the worker's name
 * @param clock wall clock
 * @param statuses where status goes
 * @param frames where frames go
 * @param sources makes a camera's source, one for each session
 * @param prober looks at cameras in mode PROBE
 * @param meters counts of the worker
 */
public record CameraContext(
        IngestConfig config,
        String workerId,
        InstantSource clock,
        StatusPublisher statuses,
        FramePublisher frames,
        Function<Camera, CameraSource> sources,
        CameraProber prober,
        IngestMeters meters) {}
