/** Runs models with ONNX Runtime: one class per graph layout. */
@NullMarked
package io.maskwatch.detector.onnx;

import org.jspecify.annotations.NullMarked;
