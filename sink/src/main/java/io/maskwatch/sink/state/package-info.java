/** What the sink remembers of each camera: records generated from {@code sink-state.avdl}, and their beginnings. */
@NullMarked
package io.maskwatch.sink.state;

import org.jspecify.annotations.NullMarked;
