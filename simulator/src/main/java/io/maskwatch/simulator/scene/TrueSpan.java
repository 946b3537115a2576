package io.maskwatch.simulator.scene;

import io.maskwatch.simulator.figure.MaskState;
import java.time.Duration;

/**
 * A span of scene time in which a person's face can be judged.
 *
 * @param from inclusive
 * @param to exclusive
 * @param state how the mask is worn throughout
 */
public record TrueSpan(Duration from, Duration to, MaskState state) {
    public Duration length() {
        return to.minus(from);
    }
}
