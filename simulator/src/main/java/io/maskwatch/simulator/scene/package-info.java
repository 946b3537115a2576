/** A scene: who comes when, what they do with their masks, what that looks like, and what is true of it. */
@NullMarked
package io.maskwatch.simulator.scene;

import org.jspecify.annotations.NullMarked;
