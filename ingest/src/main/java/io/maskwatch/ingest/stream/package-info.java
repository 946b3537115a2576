/** What can be said of one stream from its pictures alone: pure, without I/O and without a clock of its own. */
@NullMarked
package io.maskwatch.ingest.stream;

import org.jspecify.annotations.NullMarked;
