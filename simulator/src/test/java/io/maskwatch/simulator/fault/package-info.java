@NullMarked
package io.maskwatch.simulator.fault;

import org.jspecify.annotations.NullMarked;
