package io.maskwatch.sink.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.media.JpegImage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final List<String> taken = new ArrayList<>();
    private final Deque<Runnable> underWay = new ArrayDeque<>();
    private final Outbox outbox = new Outbox(new Outbox.Carrier() {
        @Override
        public void send(LivePicture picture, Runnable sent) {
            taken.add(picture.cameraId() + picture.sequence());
            underWay.add(sent);
        }

        @Override
        public void send(String cameraId, String text, Runnable sent) {
            taken.add(cameraId + ": " + text);
            underWay.add(sent);
        }
    });

    private static LivePicture picture(String camera, long sequence) {
        return picture(new PictureWish(camera, 320, false), sequence);
    }

    private static LivePicture picture(PictureWish wish, long sequence) {
        JpegImage jpeg = new JpegImage(new byte[0], 1, 1, 1);
        return new LivePicture(wish, 7, sequence, Instant.EPOCH, jpeg, List.of(), false);
    }

    @Test
    void keepsTheNewestOfEachCameraForASlowViewerAndCountsTheRest() {
        for (int sequence = 1; sequence <= 100; sequence++) {
            outbox.put(picture("a", sequence));
            outbox.put(picture("b", sequence));
        }
        assertThat(underWay).hasSize(1);
        underWay.remove().run();
        underWay.remove().run();
        assertThat(taken).containsExactly("a1", "b100", "a100");
        assertThat(outbox.dropped()).isEqualTo(200 - 3);
        underWay.remove().run();
        assertThat(underWay).isEmpty();
        outbox.put(picture("a", 101));
        assertThat(taken).endsWith("a101");
    }

    @Test
    void sendsWordsFirstAndOnlyTheLast() {
        outbox.put(picture("a", 1));
        outbox.put("b", "first");
        outbox.put("b", "last");
        outbox.put(picture("a", 2));
        underWay.remove().run();
        underWay.remove().run();
        assertThat(taken).containsExactly("a1", "b: last", "a2");
    }

    @Test
    void forgetsWhatIsNoLongerWishedFor() {
        PictureWish faces = new PictureWish("b", 320, true);
        outbox.put(picture("a", 1));
        outbox.put(picture("a", 2));
        outbox.put(picture(faces, 1));
        outbox.put("a", "text");
        outbox.retain(Set.of(new PictureWish("b", 320, false)));
        underWay.remove().run();
        assertThat(taken).containsExactly("a1");
    }
}
