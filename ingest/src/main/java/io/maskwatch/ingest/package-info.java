/** Cameras to frames. */
@NullMarked
package io.maskwatch.ingest;

import org.jspecify.annotations.NullMarked;
