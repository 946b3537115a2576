package io.maskwatch.simulator.venue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.time.Duration;

/** Paints what moves in an empty venue: a screen of running bars on the far wall, and the camera's own burnt-in clock. */
public final class MovingParts {
    private static final int[] SEGMENTS = {0x77, 0x24, 0x5d, 0x6d, 0x2e, 0x6b, 0x7b, 0x25, 0x7f, 0x6f};

    private final View view;
    private final Venue venue;

    public MovingParts(View view, Venue venue) {
        this.view = view;
        this.venue = venue;
    }

    public void paintScreen(Graphics2D g, Duration at) {
        double unit = view.scale(View.WALL_AWAY);
        double left = view.column(-0.8, View.WALL_AWAY);
        double top = view.row(2.4, View.WALL_AWAY);
        g.setPaint(new Color(22, 24, 28));
        g.fill(new Rectangle2D.Double(left, top, 1.6 * unit, 0.95 * unit));
        double seconds = at.toMillis() / 1000.0;
        for (int row = 0; row < 5; row++) {
            double width = 0.35 + 0.3 * Math.sin(seconds * (0.31 + 0.13 * row) + row + venue.seed() % 7);
            double shift = 0.1 + 0.06 * Math.sin(seconds * 0.7 + row * 2);
            g.setPaint(row % 2 == 0 ? venue.accent() : new Color(188, 196, 204));
            g.fill(new Rectangle2D.Double(
                    left + shift * unit, top + (0.12 + 0.16 * row) * unit, (0.4 + width) * unit, 0.09 * unit));
        }
    }

    public void paintClock(Graphics2D g, Duration at) {
        double unit = 4 * view.factor();
        double x = view.widthPx() - 48 * unit;
        double y = view.heightPx() - 13 * unit;
        g.setPaint(new Color(0, 0, 0));
        g.fill(new Rectangle2D.Double(x - 2 * unit, y - 2 * unit, 48 * unit, 12 * unit));
        g.setPaint(new Color(236, 236, 230));
        long seconds = at.toSeconds();
        long[] digits = {
            seconds / 36000 % 10,
            seconds / 3600 % 10,
            -1,
            seconds / 600 % 6,
            seconds / 60 % 10,
            -1,
            seconds / 10 % 6,
            seconds % 10
        };
        for (long digit : digits) {
            if (digit < 0) {
                g.fill(new Rectangle2D.Double(x, y + 2 * unit, unit, unit));
                g.fill(new Rectangle2D.Double(x, y + 5 * unit, unit, unit));
                x += 3 * unit;
            } else {
                paintDigit(g, x, y, unit, SEGMENTS[(int) digit]);
                x += 6 * unit;
            }
        }
    }

    /** Segments by bit: top, upper left, upper right, middle, lower left, lower right, bottom. */
    private static void paintDigit(Graphics2D g, double x, double y, double unit, int lit) {
        double[][] bars = {
            {0, 0, 4, 1}, {0, 0, 1, 4}, {3, 0, 1, 4}, {0, 3.5, 4, 1}, {0, 4, 1, 4}, {3, 4, 1, 4}, {0, 7, 4, 1}
        };
        for (int bit = 0; bit < bars.length; bit++) {
            if ((lit >> bit & 1) != 0) {
                double[] bar = bars[bit];
                g.fill(new Rectangle2D.Double(x + bar[0] * unit, y + bar[1] * unit, bar[2] * unit, bar[3] * unit));
            }
        }
    }
}
