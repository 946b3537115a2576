/** Tests of the campaign of kills. */
@NullMarked
package io.maskwatch.bench.kills;

import org.jspecify.annotations.NullMarked;
