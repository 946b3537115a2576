package io.maskwatch.simulator.venue;

/**
 * A camera's perspective: looking level down a hall from above head height. Across is metres from the middle of the hall,
 * away is metres from the camera, up is metres above the floor. All pictures are laid out for 1280 columns and scaled.
 *
 * @param widthPx width of the picture
 * @param heightPx height of the picture
 */
public record View(int widthPx, int heightPx) {
    /** Height of the camera above the floor. */
    public static final double CAMERA_UP = 2.2;
    /** Where the far wall stands. */
    public static final double WALL_AWAY = 9.6;

    private static final double FOCAL = 1120;
    private static final double HORIZON = 108;

    /** Factor from the layout to this picture. */
    public double factor() {
        return widthPx / 1280.0;
    }

    /** Pixels per metre at a distance. */
    public double scale(double away) {
        return FOCAL * factor() / away;
    }

    public double column(double across, double away) {
        return widthPx / 2.0 + across * scale(away);
    }

    public double row(double up, double away) {
        return HORIZON * factor() + (CAMERA_UP - up) * scale(away);
    }
}
