package io.maskwatch.sink.access;

import java.time.Duration;

/**
 * How long a login holds. Immutable.
 *
 * @param wallDisplays whether a viewer's holds for {@value #WALL_DAYS} days, used or not: nobody logs in at a wall. What
 *     changes anything or shows faces ends as always
 */
public record SessionLife(boolean wallDisplays) {
    private static final int WALL_DAYS = 90;
    private static final Duration WALL = Duration.ofDays(WALL_DAYS);
    private static final Duration IDLE = Duration.ofHours(12);
    private static final Duration LONGEST = Duration.ofDays(7);

    /** After its last use. */
    Duration idle(Role role) {
        return wall(role) ? WALL : IDLE;
    }

    /** After it began. */
    public Duration longest(Role role) {
        return wall(role) ? WALL : LONGEST;
    }

    private boolean wall(Role role) {
        return wallDisplays && role == Role.VIEWER;
    }
}
