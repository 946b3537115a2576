/** The sample consumers, run as their users run them. */
@NullMarked
package io.maskwatch.app.samples;

import org.jspecify.annotations.NullMarked;
