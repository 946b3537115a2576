package io.maskwatch.app.capacity;

/**
 * Cameras of one kind.
 *
 * @param widthPx width of their pictures
 * @param heightPx height of their pictures
 * @param sentPerSecond pictures that each sends a second
 * @param framesPerSecond of these, how many are analysed
 */
public record CameraKind(int widthPx, int heightPx, double sentPerSecond, double framesPerSecond) {
    private static final int WIDE_4K_PX = 3840;

    /** Pictures of 16:9. */
    public static CameraKind wide(int widthPx, double sentPerSecond, double framesPerSecond) {
        return new CameraKind(widthPx, Math.round(widthPx * 9f / 16) & ~1, sentPerSecond, framesPerSecond);
    }

    /** What people call the size. */
    public String size() {
        return widthPx == WIDE_4K_PX ? "4K" : heightPx + "p";
    }
}
