/** A camera's live stream: pictures at a steady pace, encoded once, handed to all who watch. */
@NullMarked
package io.maskwatch.simulator.stream;

import org.jspecify.annotations.NullMarked;
