/** What cameras tell of crowds. */
@NullMarked
package io.maskwatch.bench.sink.load;

import org.jspecify.annotations.NullMarked;
