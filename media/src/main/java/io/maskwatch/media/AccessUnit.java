package io.maskwatch.media;

/**
 * One encoded picture of H.264.
 *
 * @param annexB NAL units, each behind a start code
 * @param key whether decoding can begin here; parameter sets come first then
 * @param ptsNanos presentation time in nanoseconds
 */
@SuppressWarnings("ArrayRecordComponent") // identity is meant: pictures are passed on, not compared
public record AccessUnit(byte[] annexB, boolean key, long ptsNanos) {
    @Override
    public String toString() {
        return "AccessUnit[" + annexB.length + " bytes, key=" + key + ", ptsNanos=" + ptsNanos + "]";
    }
}
