package io.maskwatch.app.simulate;

import io.maskwatch.simulator.stream.StreamSettings;
import io.maskwatch.simulator.stream.VideoCodec;

/**
 * What each simulated camera sends.
 *
 * @param stream size, pictures a second, bit rate
 * @param codec how it is encoded
 * @param seed decides the scenes; the same seed gives the same ones
 */
public record SimulatedVideo(StreamSettings stream, VideoCodec codec, long seed) {
    /** The seed of the scene of the camera with that number. */
    long seedOf(int number) {
        return seed * 1000 + number;
    }
}
