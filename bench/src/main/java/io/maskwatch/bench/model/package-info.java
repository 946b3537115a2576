/** How fast models are, one beside another in one run. */
@NullMarked
package io.maskwatch.bench.model;

import org.jspecify.annotations.NullMarked;
