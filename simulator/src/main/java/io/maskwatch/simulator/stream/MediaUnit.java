package io.maskwatch.simulator.stream;

import java.time.Instant;
import java.util.List;

/**
 * One encoded picture, ready to send. The packets are shared by all viewers: nobody changes them.
 *
 * @param packets RTP packets with headers, in order
 * @param key whether a decoder can begin here
 * @param rtpTimestamp of the packets
 * @param capturedAt when the picture was made
 */
public record MediaUnit(List<byte[]> packets, boolean key, int rtpTimestamp, Instant capturedAt) {
    public MediaUnit {
        packets = List.copyOf(packets);
    }
}
