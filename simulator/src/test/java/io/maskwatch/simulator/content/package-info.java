@NullMarked
package io.maskwatch.simulator.content;

import org.jspecify.annotations.NullMarked;
