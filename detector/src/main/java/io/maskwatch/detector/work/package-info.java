/** The way of a frame through one worker, without a transport: waiting, shedding, decoding, analysis, outcome. */
@NullMarked
package io.maskwatch.detector.work;

import org.jspecify.annotations.NullMarked;
