/** What a simulated camera shows: a generated scene, a video file, photographs. */
@NullMarked
package io.maskwatch.simulator.content;

import org.jspecify.annotations.NullMarked;
