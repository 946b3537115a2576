package io.maskwatch.simulator.stream;

/** What simulated cameras encode in. */
public enum VideoCodec {
    H264,
    /** A film alone: there is no encoder of H.265 here. */
    H265,
    MJPEG
}
