package io.maskwatch.detector.onnx;

import io.maskwatch.detector.Box;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.model.FaceCrop;
import io.maskwatch.detector.model.FaceCrop.Fit;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.media.Letterbox;
import java.nio.ByteBuffer;

/**
 * Cuts a face out of a picture and brings it to a classifier's size, as {@link FaceCrop} says: interpolated linearly, and
 * averaged over what falls together where it shrinks. Immutable.
 */
final class FaceCutter {
    private final FaceCrop crop;
    private final InputShape target;

    FaceCutter(FaceCrop crop, InputShape target) {
        this.crop = crop;
        this.target = target;
    }

    /** Draws the face as packed RGB24 from the buffer's start. A face outside the picture is grey. */
    void cut(InputPicture picture, Box face, ByteBuffer rgb) {
        Box whole = new Box(
                0, 0, picture.letterbox().drawnWidthPx(), picture.letterbox().drawnHeightPx());
        Box wanted = enlarged(face);
        Box region = crop.fit() == Fit.STRETCH ? shared(wanted, whole) : evened(wanted);
        Box seen = crop.fit() == Fit.LETTERBOX ? shared(wanted, whole) : whole;
        CropAxis across = CropAxis.of(region.left(), region.width(), target.widthPx(), seen.left(), seen.right());
        CropAxis down = CropAxis.of(region.top(), region.height(), target.heightPx(), seen.top(), seen.bottom());
        draw(picture, across, down, rgb.clear());
    }

    private void draw(InputPicture picture, CropAxis across, CropAxis down, ByteBuffer rgb) {
        int row = 3 * picture.shape().widthPx();
        for (int y = 0; y < target.heightPx(); y++) {
            for (int x = 0; x < target.widthPx(); x++) {
                for (int channel = 0; channel < 3; channel++) {
                    rgb.put((byte)
                            (across.isEmpty(x) || down.isEmpty(y)
                                    ? Letterbox.GREY
                                    : mean(picture.rgb(), row, channel, across, x, down, y)));
                }
            }
        }
    }

    private static int mean(ByteBuffer source, int row, int channel, CropAxis across, int x, CropAxis down, int y) {
        double sum = 0;
        for (int j = 0; j < down.taps(y); j++) {
            double line = 0;
            int start = (down.first(y) + j) * row + channel;
            for (int i = 0; i < across.taps(x); i++) {
                line += across.weight(x, i) * (source.get(start + 3 * (across.first(x) + i)) & 0xff);
            }
            sum += down.weight(y, j) * line;
        }
        return (int) Math.round(sum);
    }

    private Box enlarged(Box face) {
        return about(face, face.width() * crop.enlarge(), face.height() * crop.enlarge());
    }

    /** Grown about its centre to the target's aspect. */
    private Box evened(Box region) {
        double step = Math.max(region.width() / target.widthPx(), region.height() / target.heightPx());
        return about(region, step * target.widthPx(), step * target.heightPx());
    }

    private static Box about(Box box, double width, double height) {
        double x = (box.left() + box.right()) / 2;
        double y = (box.top() + box.bottom()) / 2;
        return new Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
    }

    private static Box shared(Box some, Box other) {
        return new Box(
                Math.max(some.left(), other.left()),
                Math.max(some.top(), other.top()),
                Math.min(some.right(), other.right()),
                Math.min(some.bottom(), other.bottom()));
    }
}
