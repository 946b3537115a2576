package io.maskwatch.simulator.figure;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/**
 * A turned head as a surface of revolution, flattened to the picture. Immutable.
 *
 * <p>Heights run from -1 (top of the head) to 1 (chin); longitudes are degrees from the nose, positive to the viewer's
 * right when the head faces the viewer. A yaw of 0 faces the viewer, 90 looks to the viewer's right, 180 shows the back.
 * One unit is half the height of the head.
 */
final class HeadShape {
    private static final double[] HEIGHTS = {
        -1, -0.96, -0.88, -0.75, -0.55, -0.3, -0.05, 0.2, 0.42, 0.6, 0.76, 0.88, 0.96, 1
    };
    private static final double[] HALF_WIDTHS = {
        0, 0.24, 0.42, 0.57, 0.69, 0.745, 0.745, 0.71, 0.65, 0.57, 0.46, 0.34, 0.22, 0.06
    };
    private static final double[] FORWARD = {
        -0.1, -0.1, -0.09, -0.07, -0.04, 0, 0.02, 0.06, 0.14, 0.22, 0.28, 0.32, 0.34, 0.34
    };

    final double yawDegrees;
    private final double turn;
    private final double depth;
    private final double width;

    HeadShape(double yawDegrees, double width) {
        this.yawDegrees = yawDegrees;
        this.turn = Math.sin(Math.toRadians(yawDegrees));
        this.depth = 1 + 0.17 * Math.abs(turn);
        this.width = width;
    }

    /** Horizontal place of the surface at a height and longitude. */
    double x(double longitude, double y) {
        return x(longitude, y, 0);
    }

    /** The same for a point that stands out of the surface by {@code out} units. */
    double x(double longitude, double y, double out) {
        return centre(y) + (halfWidth(y) + out) * Math.sin(Math.toRadians(longitude + yawDegrees));
    }

    /** How squarely the surface at a longitude faces the viewer: 1 squarely, 0 edge on, negative hidden. */
    double facing(double longitude) {
        return Math.cos(Math.toRadians(longitude + yawDegrees));
    }

    double centre(double y) {
        return interpolate(FORWARD, y) * turn;
    }

    double halfWidth(double y) {
        return interpolate(HALF_WIDTHS, y) * depth * width;
    }

    Point2D point(double longitude, double y) {
        return new Point2D.Double(x(longitude, y), y);
    }

    /** The silhouette, grown by {@code margin} on all sides. */
    Path2D outline(double margin) {
        Path2D path = new Path2D.Double();
        path.moveTo(centre(-1), -1 - margin);
        for (double y = -0.98; y <= 1; y += 0.04) {
            path.lineTo(centre(y) + halfWidth(y) + margin, y);
        }
        path.lineTo(centre(1), 1 + margin * 0.4);
        for (double y = 1; y >= -0.98; y -= 0.04) {
            path.lineTo(centre(y) - halfWidth(y) - margin, y);
        }
        path.closePath();
        return path;
    }

    private static double interpolate(double[] values, double y) {
        if (y <= HEIGHTS[0]) {
            return values[0];
        }
        for (int i = 1; i < HEIGHTS.length; i++) {
            if (y <= HEIGHTS[i]) {
                double share = (y - HEIGHTS[i - 1]) / (HEIGHTS[i] - HEIGHTS[i - 1]);
                return values[i - 1] + share * (values[i] - values[i - 1]);
            }
        }
        return values[values.length - 1];
    }
}
