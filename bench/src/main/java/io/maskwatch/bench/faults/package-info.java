/** What ingest does when cameras fail, fault by fault. */
@NullMarked
package io.maskwatch.bench.faults;

import org.jspecify.annotations.NullMarked;
