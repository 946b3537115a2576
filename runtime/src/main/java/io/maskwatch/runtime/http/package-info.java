/** Health and metrics for operators. */
@NullMarked
package io.maskwatch.runtime.http;

import org.jspecify.annotations.NullMarked;
