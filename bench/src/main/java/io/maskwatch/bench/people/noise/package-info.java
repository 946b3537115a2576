/** What a detector as good as the shipped model would say of a scene. Pure. */
@NullMarked
package io.maskwatch.bench.people.noise;

import org.jspecify.annotations.NullMarked;
