@NullMarked
package io.maskwatch.bench.faults.measure;

import org.jspecify.annotations.NullMarked;
