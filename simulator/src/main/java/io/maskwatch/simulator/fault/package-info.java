/** What goes wrong with a camera, when, and how: each fault at the layer where it happens in the field. */
@NullMarked
package io.maskwatch.simulator.fault;

import org.jspecify.annotations.NullMarked;
