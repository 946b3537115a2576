package io.maskwatch.simulator.stream;

import io.maskwatch.media.AccessUnit;
import io.maskwatch.media.rtp.NalUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What a decoder must know before the first picture, as SDP tells it (RFC 6184, 8.1).
 *
 * @param profileLevelId six hex digits: profile, constraints, level
 * @param sprop sequence and picture parameter sets in Base64, divided by a comma
 */
record ParameterSets(String profileLevelId, String sprop) {
    /** The parameter sets in front of a key frame. */
    static ParameterSets of(AccessUnit keyUnit) {
        List<NalUnit> units = NalUnit.split(keyUnit.annexB());
        byte[] sequence = find(units, NalUnit.SPS);
        byte[] picture = find(units, NalUnit.PPS);
        Base64.Encoder base64 = Base64.getEncoder();
        return new ParameterSets(
                HexFormat.of().withUpperCase().formatHex(sequence, 1, 4),
                base64.encodeToString(sequence) + "," + base64.encodeToString(picture));
    }

    /** The same as SDP has it. */
    MediaDescription description(int payloadType) {
        return new MediaDescription(
                payloadType,
                List.of(
                        "a=rtpmap:" + payloadType + " H264/90000",
                        "a=fmtp:" + payloadType + " packetization-mode=1;profile-level-id=" + profileLevelId
                                + ";sprop-parameter-sets=" + sprop));
    }

    private static byte[] find(List<NalUnit> units, int type) {
        return units.stream()
                .filter(unit -> unit.type() == type)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("the encoder's key frame holds no NAL unit of type " + type))
                .bytes();
    }
}
