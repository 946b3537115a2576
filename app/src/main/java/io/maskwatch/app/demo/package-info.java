/** The demonstration: simulated cameras whose truth is known, and the judgement of a run by it. */
@NullMarked
package io.maskwatch.app.demo;

import org.jspecify.annotations.NullMarked;
