package io.maskwatch.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.media.AccessUnit;
import io.maskwatch.media.RgbImage;
import io.maskwatch.media.ffmpeg.FfmpegH264Encoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameNumbersTest {
    private final FrameNumbers numbers = new FrameNumbers();

    @Test
    void findsNothingMissingInAWholeStream() {
        for (AccessUnit unit : encoded(80)) {
            assertThat(numbers.isReferenceMissing(unit.annexB())).isFalse();
        }
    }

    @Test
    void findsThePlaceOfALostPicture() {
        List<AccessUnit> units = encoded(80);
        units.remove(12);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            if (numbers.isReferenceMissing(units.get(i).annexB())) {
                places.add(i);
            }
        }
        assertThat(places).containsExactly(12);
    }

    @Test
    void givesNoVerdictOnGarbage() {
        assertThat(numbers.isReferenceMissing(new byte[0])).isFalse();
        assertThat(numbers.isReferenceMissing(new byte[] {0, 0, 0, 9, 0x41, 1, 2}))
                .isFalse();
        assertThat(numbers.isReferenceMissing(new byte[] {0, 0, 1, 0x67, 0, 0, 1, 0x41}))
                .isFalse();
    }

    private static List<AccessUnit> encoded(int pictures) {
        List<AccessUnit> units = new ArrayList<>();
        try (FfmpegH264Encoder encoder = new FfmpegH264Encoder(64, 64, 25, 500_000, 50)) {
            for (int i = 0; i < pictures; i++) {
                byte[] rgb = new byte[3 * 64 * 64];
                rgb[i] = 100;
                units.addAll(encoder.encode(new RgbImage(64, 64, rgb), i * 40_000_000L, false));
            }
        }
        return units;
    }
}
