@NullMarked
package io.maskwatch.bench.detector;

import org.jspecify.annotations.NullMarked;
