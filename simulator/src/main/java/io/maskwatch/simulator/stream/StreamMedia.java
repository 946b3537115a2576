package io.maskwatch.simulator.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a stream sends, picture by picture. Made, used and closed by the stream's thread, but for the description. */
public interface StreamMedia extends AutoCloseable {
    /** Makes what is needed before the first picture. Called once, first. */
    void prepare();

    /** The media that comes next; after {@link #prepare}, callable from any thread. */
    MediaDescription description();

    /**
     * The next picture, as it is sent.
     *
     * @param at since the camera's start
     * @param mediaNanos the stream's own clock
     * @param keyAsked whether somebody new watches, for whom a key frame would be good
     * @param now wall clock
     */
    List<MediaUnit> next(Duration at, long mediaNanos, boolean keyAsked, Instant now);

    @Override
    void close();
}
