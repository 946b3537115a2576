package io.maskwatch.app.demo;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.time.Duration;
import java.time.Instant;

/**
 * How a demonstration of a given length is divided: the scenes, then an empty venue in which every incident can close, then
 * the accounts. Immutable.
 *
 * @param scene length of the scenes
 * @param watchUntil when the cameras are stopped
 */
public record DemoTimes(Duration scene, Instant watchUntil) {
    private static final Duration SHORTEST_SCENE = Duration.ofSeconds(30);
    /** Scenes last multiples of this: a scene is decided by seed and length, and is to be the same at the next run. */
    private static final Duration SCENE_STEP = Duration.ofSeconds(10);
    /** For the accounts after the cameras have stopped. */
    private static final Duration ACCOUNTS = Duration.ofSeconds(5);
    /** An incident of low compliance is over when nobody was there for a window; the cameras take a little to start. */
    private static final Duration EMPTY = DemoRules.WINDOW.plusSeconds(3);

    /**
     * The division of what is left until {@code end}.
     *
     * @throws UserError if too little is left for a scene
     */
    public static DemoTimes until(Instant end, Instant now, Instant startedAt) {
        Instant watchUntil = end.minus(ACCOUNTS);
        Duration scene = Duration.between(now, watchUntil).minus(EMPTY);
        if (scene.compareTo(SHORTEST_SCENE) < 0) {
            long enough = Duration.between(startedAt, now)
                    .plus(SHORTEST_SCENE)
                    .plus(EMPTY)
                    .plus(ACCOUNTS)
                    .plusSeconds(5)
                    .toSeconds();
            throw new UserError(
                    ExitCode.USAGE,
                    "--seconds",
                    "too little time is left for a scene after the start",
                    "Use at least " + Math.max(60, enough) + " on this machine");
        }
        Duration whole = scene.minusMillis(scene.toMillis() % SCENE_STEP.toMillis());
        return new DemoTimes(whole, watchUntil);
    }
}
