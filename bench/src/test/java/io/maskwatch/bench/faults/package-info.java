/** Tests of the campaign of kills. */
@NullMarked
package io.maskwatch.bench.faults;

import org.jspecify.annotations.NullMarked;
