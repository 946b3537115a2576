package io.maskwatch.media.rtp;

import java.util.Set;

/**
 * Watches an H.264 stream for pictures that were lost on the way. A decoder covers a missing reference up with the one
 * before and says nothing; but the frame numbers in the slice headers (H.264, 7.4.3) then leave one out. Streams whose
 * sequence parameter set allows gaps, and units that are not of Annex B, get no verdict. Not thread-safe.
 */
public final class FrameNumbers {
    private static final Set<Integer> PROFILES_WITH_CHROMA =
            Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);
    private static final int MAX_HEADER_BYTES = 1024;
    private static final int SLICE = 1;
    private static final int UNKNOWN = -1;

    private int frameNumberBits;
    private boolean gapsAllowed;
    private boolean separatePlanes;
    private int lastReference = UNKNOWN;

    /** Whether a reference is missing between the unit before and this one; the beginning of the unit will do. */
    public boolean isReferenceMissing(byte[] annexB) {
        for (NalUnit nal : NalUnit.split(annexB)) {
            if (nal.type() == NalUnit.SPS) {
                readParameters(nal);
            } else if (nal.type() == NalUnit.IDR_SLICE) {
                lastReference = 0;
                return false;
            } else if (nal.type() == SLICE) {
                return isMissingBefore(nal);
            }
        }
        return false;
    }

    private boolean isMissingBefore(NalUnit slice) {
        if (frameNumberBits == 0 || gapsAllowed) {
            return false;
        }
        int number = frameNumber(slice);
        int before = lastReference;
        boolean isReference = (slice.header() & 0x60) != 0;
        if (isReference || before == UNKNOWN) {
            lastReference = number;
        }
        int next = before + 1 & (1 << frameNumberBits) - 1;
        return before != UNKNOWN && number != before && number != next;
    }

    private int frameNumber(NalUnit slice) {
        BitReader bits = new BitReader(slice, 1, 32);
        bits.exponential(); // first_mb_in_slice
        bits.exponential(); // slice_type
        bits.exponential(); // pic_parameter_set_id
        if (separatePlanes) {
            bits.unsigned(2);
        }
        return bits.unsigned(frameNumberBits);
    }

    private void readParameters(NalUnit nal) {
        BitReader bits = new BitReader(nal, 1, MAX_HEADER_BYTES);
        int profile = bits.unsigned(8);
        bits.unsigned(16); // constraints and level
        bits.exponential(); // seq_parameter_set_id
        separatePlanes = false;
        if (PROFILES_WITH_CHROMA.contains(profile)) {
            readChroma(bits);
        }
        frameNumberBits = Math.min(16, bits.exponential() + 4);
        skipPictureOrder(bits);
        bits.exponential(); // max_num_ref_frames
        gapsAllowed = bits.flag();
    }

    private void readChroma(BitReader bits) {
        int chromaFormat = bits.exponential();
        if (chromaFormat == 3) {
            separatePlanes = bits.flag();
        }
        bits.exponential(); // bit_depth_luma_minus8
        bits.exponential(); // bit_depth_chroma_minus8
        bits.flag(); // qpprime_y_zero_transform_bypass_flag
        if (bits.flag()) {
            int lists = chromaFormat == 3 ? 12 : 8;
            for (int list = 0; list < lists; list++) {
                if (bits.flag()) {
                    skipScalingList(bits, list < 6 ? 16 : 64);
                }
            }
        }
    }

    private static void skipScalingList(BitReader bits, int size) {
        int last = 8;
        int next = 8;
        for (int i = 0; i < size && next != 0; i++) {
            next = last + bits.signedExponential() + 256 & 0xff;
            last = next == 0 ? last : next;
        }
    }

    private static void skipPictureOrder(BitReader bits) {
        int type = bits.exponential();
        if (type == 0) {
            bits.exponential(); // log2_max_pic_order_cnt_lsb_minus4
        } else if (type == 1) {
            bits.flag(); // delta_pic_order_always_zero_flag
            bits.signedExponential();
            bits.signedExponential();
            int cycle = Math.min(255, bits.exponential());
            for (int i = 0; i < cycle; i++) {
                bits.signedExponential();
            }
        }
    }
}
