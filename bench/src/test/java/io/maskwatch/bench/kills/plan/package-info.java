/** Tests of what a campaign of kills is judged by. */
@NullMarked
package io.maskwatch.bench.kills.plan;

import org.jspecify.annotations.NullMarked;
