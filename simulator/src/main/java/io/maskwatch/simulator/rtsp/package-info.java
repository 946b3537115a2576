/** An RTSP 1.0 server (RFC 2326) on Netty: many cameras as paths of one port, RTP over TCP or UDP. */
@NullMarked
package io.maskwatch.simulator.rtsp;

import org.jspecify.annotations.NullMarked;
