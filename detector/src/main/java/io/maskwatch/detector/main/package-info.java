/** Puts a detector worker together. */
@NullMarked
package io.maskwatch.detector.main;

import org.jspecify.annotations.NullMarked;
