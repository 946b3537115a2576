/** The model as data: its folder, what its description says, the shapes of its input. */
@NullMarked
package io.maskwatch.detector.model;

import org.jspecify.annotations.NullMarked;
