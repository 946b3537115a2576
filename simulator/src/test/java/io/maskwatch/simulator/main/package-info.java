@NullMarked
package io.maskwatch.simulator.main;

import org.jspecify.annotations.NullMarked;
