/** What is done to which process, and when. */
@NullMarked
package io.maskwatch.bench.kills.plan;

import org.jspecify.annotations.NullMarked;
