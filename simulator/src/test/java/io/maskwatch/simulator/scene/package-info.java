@NullMarked
package io.maskwatch.simulator.scene;

import org.jspecify.annotations.NullMarked;
