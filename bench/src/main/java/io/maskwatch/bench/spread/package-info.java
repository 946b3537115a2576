/** How evenly cameras fall on partitions and workers. */
@NullMarked
package io.maskwatch.bench.spread;

import org.jspecify.annotations.NullMarked;
