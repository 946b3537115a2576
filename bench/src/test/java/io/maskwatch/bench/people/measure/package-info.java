/** Tests of the measures, on cases counted by hand. */
@NullMarked
package io.maskwatch.bench.people.measure;

import org.jspecify.annotations.NullMarked;
