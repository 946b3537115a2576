package io.maskwatch.sink.live;

import java.util.Arrays;

/**
 * Which pictures somebody wants. Immutable.
 *
 * @param cameraId of which camera
 * @param widthPx greatest width, one of a few, so that a picture is made a few times at most however many watch
 * @param unblurred whether faces are to be seen
 */
public record PictureWish(String cameraId, int widthPx, boolean unblurred) {
    private static final int[] WIDTHS_PX = {160, 320, 480, 640, 960, 1280, 1920, 3840};

    /** The wish for at least that width: it becomes the next greater of the widths that pictures are made in. */
    public PictureWish {
        int askedPx = widthPx;
        widthPx = Arrays.stream(WIDTHS_PX)
                .filter(step -> step >= askedPx)
                .findFirst()
                .orElse(WIDTHS_PX[WIDTHS_PX.length - 1]);
    }
}
