/** Measures what the parts cost on this machine, and tries what was computed from it. */
@NullMarked
package io.maskwatch.app.capacity.measure;

import org.jspecify.annotations.NullMarked;
