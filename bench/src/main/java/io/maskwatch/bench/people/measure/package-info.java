/** How far what the sink told is from the truth. Pure. */
@NullMarked
package io.maskwatch.bench.people.measure;

import org.jspecify.annotations.NullMarked;
