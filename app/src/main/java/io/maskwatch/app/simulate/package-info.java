/** Simulated cameras for an integrator: what they are, how they fail, and the camera file that describes them. */
@NullMarked
package io.maskwatch.app.simulate;

import org.jspecify.annotations.NullMarked;
