package io.maskwatch.media.rtp;

import java.util.ArrayList;
import java.util.List;

/**
 * One NAL unit within an Annex B byte stream: a view on the stream's array, without start code and trailing zeros.
 *
 * @param stream the byte stream, not copied
 * @param offset where the unit's header is
 * @param length bytes of the unit, header included
 */
@SuppressWarnings("ArrayRecordComponent") // a view on a stream, never compared
public record NalUnit(byte[] stream, int offset, int length) {
    /** Type of a sequence parameter set. */
    public static final int SPS = 7;
    /** Type of a picture parameter set. */
    public static final int PPS = 8;
    /** Type of a slice of a key frame. */
    public static final int IDR_SLICE = 5;

    /** The units of a stream in order (H.264, Annex B.1). */
    public static List<NalUnit> split(byte[] annexB) {
        List<NalUnit> units = new ArrayList<>();
        int code = nextStartCode(annexB, 0);
        while (code < annexB.length) {
            int from = code + 3;
            code = nextStartCode(annexB, from);
            int end = code;
            while (end > from && annexB[end - 1] == 0) {
                end--;
            }
            if (end > from) {
                units.add(new NalUnit(annexB, from, end - from));
            }
        }
        return units;
    }

    public byte header() {
        return stream[offset];
    }

    public int type() {
        return header() & 0x1f;
    }

    /** The unit alone, copied. */
    public byte[] bytes() {
        byte[] bytes = new byte[length];
        copy(0, bytes, 0, length);
        return bytes;
    }

    void copy(int from, byte[] target, int targetOffset, int count) {
        System.arraycopy(stream, offset + from, target, targetOffset, count);
    }

    private static int nextStartCode(byte[] bytes, int from) {
        for (int i = from; i + 2 < bytes.length; i++) {
            if (bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 2] == 1) {
                return i;
            }
        }
        return bytes.length;
    }
}
