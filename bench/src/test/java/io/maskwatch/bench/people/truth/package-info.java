/** Scenes laid out by hand. */
@NullMarked
package io.maskwatch.bench.people.truth;

import org.jspecify.annotations.NullMarked;
