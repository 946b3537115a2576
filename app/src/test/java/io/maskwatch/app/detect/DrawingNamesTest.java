package io.maskwatch.app.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawingNamesTest {
    private final DrawingNames names = new DrawingNames();

    @Test
    void noDrawingOverwritesAnother() {
        assertThat(Stream.of("a/door.png", "b/door.png", "b/Door.jpg", "door-2.bmp", "c/door.webp")
                        .map(names::next))
                .containsExactly("door.jpg", "door-2.jpg", "Door-3.jpg", "door-2-2.jpg", "door-4.jpg");
    }

    @Test
    void picturesOfAVideoAreNumbered() {
        assertThat(Stream.of("a/door.mp4#1", "a/door.mp4#26", "b/door.mp4#1").map(names::next))
                .containsExactly("door-1.jpg", "door-26.jpg", "door-1-2.jpg");
    }
}
