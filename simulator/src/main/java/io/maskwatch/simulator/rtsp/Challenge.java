package io.maskwatch.simulator.rtsp;

/** Which authentication a server asks for. */
public enum Challenge {
    /** Either, the stronger one first. */
    DIGEST_OR_BASIC,
    /** RFC 2069. */
    DIGEST,
    /** The password as it is, in Base64. */
    BASIC
}
