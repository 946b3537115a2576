package io.maskwatch.sink.alert;

import io.maskwatch.schemas.PersonCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People as numbers. Immutable.
 *
 * @param persons persons in the picture, of an area the sum over its cameras; -1 if that is not known
 * @param somebody whether anybody is in the picture, or that is not known
 * @param present those present in the current window
 * @param coverage that window's coverage; null if there is no window
 * @param windowMs length of a window
 * @param faces faces looked at in the last two minutes; 0 for an area
 * @param facesTooSmall those among them that were too small to judge
 * @param cameras cameras of an area that the numbers are from; empty for a camera
 */
public record Crowd(
        int persons,
        boolean somebody,
        PersonCounts present,
        @Nullable Double coverage,
        long windowMs,
        int faces,
        int facesTooSmall,
        List<String> cameras) {}
