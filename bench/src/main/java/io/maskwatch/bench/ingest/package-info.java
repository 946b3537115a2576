/** What cameras cost the ingest worker: busy ones beside the {@code ffmpeg} command, and many that are idle. */
@NullMarked
package io.maskwatch.bench.ingest;

import org.jspecify.annotations.NullMarked;
