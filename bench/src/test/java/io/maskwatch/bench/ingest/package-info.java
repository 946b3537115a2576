@NullMarked
package io.maskwatch.bench.ingest;

import org.jspecify.annotations.NullMarked;
