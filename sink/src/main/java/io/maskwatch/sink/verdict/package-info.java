/** Looks at one person to a verdict. Pure. */
@NullMarked
package io.maskwatch.sink.verdict;

import org.jspecify.annotations.NullMarked;
