/** Scenes of which the truth is known. Pure. */
@NullMarked
package io.maskwatch.bench.people.truth;

import org.jspecify.annotations.NullMarked;
