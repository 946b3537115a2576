/** Tests of the processes of a campaign of kills. */
@NullMarked
package io.maskwatch.bench.kills.process;

import org.jspecify.annotations.NullMarked;
