package io.maskwatch.sink.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchesTest {
    private Instant now = Instant.ofEpochSecond(1_000);
    private final Watches watches = new Watches(() -> now, Duration.ofSeconds(10));

    @Test
    void keepsACameraWatchedForALeaseAfterTheLastViewer() {
        PictureWish wish = new PictureWish("a", 320, false);
        Watch one = watches.open(new NextPicture());
        Watch other = watches.open(new NextPicture());
        assertThat(watches.cameras()).isEmpty();
        one.replace(Set.of(wish));
        other.replace(Set.of(wish, new PictureWish("b", 320, false)));
        assertThat(watches.cameras()).containsExactlyInAnyOrder("a", "b");
        assertThat(watches.wishes("a").get(wish)).containsExactly(one, other);
        one.close();
        now = now.plusSeconds(60);
        assertThat(watches.cameras()).containsExactlyInAnyOrder("a", "b");
        other.replace(Set.of(wish));
        now = now.plusSeconds(10);
        assertThat(watches.cameras()).containsExactly("a");
        other.close();
        now = now.plusMillis(9_999);
        assertThat(watches.cameras()).containsExactly("a");
        now = now.plusMillis(1);
        assertThat(watches.cameras()).isEmpty();
        one.replace(Set.of(wish));
        assertThat(watches.cameras()).as("a closed watch stays closed").isEmpty();
    }

    @Test
    void refusesMoreViewersThanItServes() {
        for (int i = 0; i < 200; i++) {
            watches.open(new NextPicture());
        }
        assertThatThrownBy(() -> watches.open(new NextPicture())).isInstanceOf(Watches.TooManyViewersException.class);
    }

    @Test
    void makesPicturesInAFewWidthsOnly() {
        assertThat(new PictureWish("a", 16, false).widthPx()).isEqualTo(160);
        assertThat(new PictureWish("a", 320, false).widthPx()).isEqualTo(320);
        assertThat(new PictureWish("a", 321, false)).isEqualTo(new PictureWish("a", 400, false));
        assertThat(new PictureWish("a", 9_999, false).widthPx()).isEqualTo(3840);
    }
}
