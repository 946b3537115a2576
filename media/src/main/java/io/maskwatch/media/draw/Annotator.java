package io.maskwatch.media.draw;

import io.maskwatch.media.RgbImage;
import java.util.List;

/**
 * Draws labelled boxes on pictures, lines and letters growing with the picture. It draws dot by dot with a font of its
 * own: Java2D wants fonts and a graphics environment, which a server's Java often lacks. Thread-safe.
 */
public final class Annotator {
    /** A picture this wide gets lines and dots of one pixel more for each time. */
    private static final int PX_PER_UNIT = 480;

    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xffffff;

    /** A copy of the image with the boxes drawn on it; what lies outside is cut off. */
    public RgbImage draw(RgbImage image, List<LabelledBox> boxes) {
        Canvas canvas = new Canvas(image);
        int unit = 1 + Math.max(image.widthPx(), image.heightPx()) / PX_PER_UNIT;
        for (LabelledBox box : boxes) {
            outline(canvas, box, unit);
        }
        for (LabelledBox box : boxes) {
            if (!box.text().isEmpty()) {
                label(canvas, box, unit);
            }
        }
        return canvas.image();
    }

    private static void outline(Canvas canvas, LabelledBox box, int unit) {
        int left = (int) Math.round(box.left());
        int top = (int) Math.round(box.top());
        int right = (int) Math.round(box.right());
        int bottom = (int) Math.round(box.bottom());
        canvas.fill(left, top, right, top + unit, box.rgb());
        canvas.fill(left, bottom - unit, right, bottom, box.rgb());
        canvas.fill(left, top, left + unit, bottom, box.rgb());
        canvas.fill(right - unit, top, right, bottom, box.rgb());
    }

    /** Above the box, or within it where there is no room above. */
    private static void label(Canvas canvas, LabelledBox box, int unit) {
        int width = (BitmapFont.width(box.text()) + 2) * unit;
        int height = (BitmapFont.GLYPH_HEIGHT + 2) * unit;
        int left = Math.max(0, Math.min((int) Math.round(box.left()), canvas.widthPx() - width));
        int above = (int) Math.round(box.top()) - height;
        int top = above >= 0 ? above : Math.max(0, (int) Math.round(box.top()));
        canvas.fill(left, top, left + width, top + height, box.rgb());
        write(canvas, box.text(), left + unit, top + unit, unit, readableOn(box.rgb()));
    }

    private static void write(Canvas canvas, String text, int left, int top, int unit, int rgb) {
        for (int i = 0; i < text.length(); i++) {
            for (int column = 0; column < BitmapFont.GLYPH_WIDTH; column++) {
                for (int row = 0; row < BitmapFont.GLYPH_HEIGHT; row++) {
                    if (BitmapFont.hasDot(text.charAt(i), column, row)) {
                        int x = left + (i * BitmapFont.ADVANCE + column) * unit;
                        int y = top + row * unit;
                        canvas.fill(x, y, x + unit, y + unit, rgb);
                    }
                }
            }
        }
    }

    /** Black on bright colours, white on dark ones (luma of BT.601). */
    private static int readableOn(int rgb) {
        int luma = (299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff)) / 1000;
        return luma > 140 ? BLACK : WHITE;
    }
}
