/** Cameras as video inputs: opened, paced, watched, sampled, and encoded. */
@NullMarked
package io.maskwatch.ingest.video;

import org.jspecify.annotations.NullMarked;
