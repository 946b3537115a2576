/** How long tests wait for what must come. */
@NullMarked
package io.maskwatch.testkit.patience;

import org.jspecify.annotations.NullMarked;
