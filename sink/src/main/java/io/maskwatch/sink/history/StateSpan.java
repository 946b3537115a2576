package io.maskwatch.sink.history;

import io.maskwatch.schemas.CameraStatus;
import java.time.Instant;

/**
 * One state of a camera. Immutable.
 *
 * @param first what was told when it began
 * @param lastAt when it was told last: from then on, nothing is known until the next one
 */
public record StateSpan(CameraStatus first, Instant lastAt) {}
