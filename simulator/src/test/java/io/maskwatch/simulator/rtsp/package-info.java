@NullMarked
package io.maskwatch.simulator.rtsp;

import org.jspecify.annotations.NullMarked;
