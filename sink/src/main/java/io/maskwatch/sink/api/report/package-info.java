/** Sums over time: steps of windows, statistics, reports, and whether a camera is fit. */
@NullMarked
package io.maskwatch.sink.api.report;

import org.jspecify.annotations.NullMarked;
