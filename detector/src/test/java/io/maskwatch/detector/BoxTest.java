package io.maskwatch.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.schemas.BoundingBox;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BoxTest {
    @Test
    void overlapIsSharedAreaOfAllArea() {
        Box box = new Box(0, 0, 10, 10);

        assertThat(box.iou(box)).isEqualTo(1);
        assertThat(box.iou(new Box(5, 0, 15, 10))).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(box.iou(new Box(10, 0, 20, 10))).isZero();
        assertThat(new Box(3, 3, 3, 3).iou(new Box(3, 3, 3, 3))).isZero();
    }

    @Property
    void recordsNeverReachOutOfThePicture(
            @ForAll @DoubleRange(min = -2, max = 3) double left,
            @ForAll @DoubleRange(min = -2, max = 3) double top,
            @ForAll @DoubleRange(min = 0, max = 3) double width,
            @ForAll @DoubleRange(min = 0, max = 3) double height) {
        BoundingBox record =
                new Box(left, top, left + width, top + height).clippedToUnit().toRecord();

        assertThat(record.getLeft()).isBetween(0f, 1f);
        assertThat(record.getTop()).isBetween(0f, 1f);
        assertThat(record.getLeft() + record.getWidth()).isLessThanOrEqualTo(1f);
        assertThat(record.getTop() + record.getHeight()).isLessThanOrEqualTo(1f);
    }

    @Test
    void notANumberHasNoArea() {
        assertThat(new Box(Double.NaN, 0, 1, 1).clippedToUnit().left()).isZero();
        assertThat(new Box(0, 0, Double.NaN, 1).clippedToUnit().area()).isZero();
    }
}
