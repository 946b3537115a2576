package io.maskwatch.simulator.stream;

import java.util.List;

/**
 * What a client must know of a stream's media before the first packet, as SDP tells it.
 *
 * @param payloadType RTP payload type
 * @param attributes lines of attributes that tell the codec, such as {@code a=rtpmap}
 */
public record MediaDescription(int payloadType, List<String> attributes) {
    public MediaDescription {
        attributes = List.copyOf(attributes);
    }
}
