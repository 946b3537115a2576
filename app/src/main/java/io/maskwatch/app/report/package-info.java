/** The report of a run. */
@NullMarked
package io.maskwatch.app.report;

import org.jspecify.annotations.NullMarked;
