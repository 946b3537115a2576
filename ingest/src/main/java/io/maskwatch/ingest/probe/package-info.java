/** One look at one camera, for people. */
@NullMarked
package io.maskwatch.ingest.probe;

import org.jspecify.annotations.NullMarked;
