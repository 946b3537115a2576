@NullMarked
package io.maskwatch.bench.spread;

import org.jspecify.annotations.NullMarked;
