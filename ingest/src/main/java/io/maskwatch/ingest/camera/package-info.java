/** The life of a camera: supervised runs, sessions, status, and the set of cameras that a worker runs. */
@NullMarked
package io.maskwatch.ingest.camera;

import org.jspecify.annotations.NullMarked;
