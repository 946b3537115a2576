package io.maskwatch.simulator.venue;

import io.maskwatch.simulator.figure.Tone;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Paints an empty venue: floor, walls, ceiling, lamps; furniture is left to {@link FurniturePainter}. */
public final class VenuePainter {
    private static final double HALF_ACROSS = 4.6;
    private static final double CEILING = 2.95;
    private static final double NEAREST = 1.6;

    private final View view;
    private final Venue venue;

    public VenuePainter(View view, Venue venue) {
        this.view = view;
        this.venue = venue;
    }

    /** The venue without people and noise, of type INT_RGB. */
    public BufferedImage paint() {
        BufferedImage image = new BufferedImage(view.widthPx(), view.heightPx(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        paintFloor(g);
        paintCeiling(g);
        paintSides(g);
        paintWall(g);
        new FurniturePainter(g, view, venue).paint();
        paintVignette(g);
        g.dispose();
        venue.lighting().apply(image);
        return image;
    }

    private Path2D quad(double... cornersAcrossUpAway) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < cornersAcrossUpAway.length; i += 3) {
            double x = view.column(cornersAcrossUpAway[i], cornersAcrossUpAway[i + 2]);
            double y = view.row(cornersAcrossUpAway[i + 1], cornersAcrossUpAway[i + 2]);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }

    private void paintFloor(Graphics2D g) {
        float far = (float) view.row(0, View.WALL_AWAY);
        g.setPaint(new GradientPaint(
                0, far, Tone.shade(venue.floor(), 1.12), 0, view.heightPx(), Tone.shade(venue.floor(), 0.72)));
        g.fill(new Rectangle2D.Double(0, far - 1, view.widthPx(), view.heightPx() - far + 1));
        g.setPaint(Tone.fade(Tone.shade(venue.floor(), 0.6), 0.5));
        g.setStroke(new BasicStroke((float) (1.1 * view.factor())));
        for (double across = -12; across <= 12; across += venue.tileMetres()) {
            g.draw(new Line2D.Double(
                    view.column(across, View.WALL_AWAY), far, view.column(across, NEAREST), view.row(0, NEAREST)));
        }
        for (double away = View.WALL_AWAY; away > NEAREST; away -= venue.tileMetres()) {
            g.draw(new Line2D.Double(0, view.row(0, away), view.widthPx(), view.row(0, away)));
        }
    }

    private void paintCeiling(Graphics2D g) {
        g.setPaint(Tone.mix(venue.wall(), Color.WHITE, 0.5));
        g.fill(new Rectangle2D.Double(0, 0, view.widthPx(), view.row(CEILING, View.WALL_AWAY)));
    }

    private void paintSides(Graphics2D g) {
        for (int side = -1; side <= 1; side += 2) {
            double across = HALF_ACROSS * side;
            float edge = (float) view.column(across, View.WALL_AWAY);
            Path2D wall = quad(
                    across,
                    0,
                    View.WALL_AWAY,
                    across,
                    CEILING,
                    View.WALL_AWAY,
                    across,
                    CEILING,
                    NEAREST,
                    across,
                    0,
                    NEAREST);
            g.setPaint(new GradientPaint(
                    edge,
                    0,
                    Tone.shade(venue.side(), side > 0 ? 0.98 : 0.8),
                    side > 0 ? view.widthPx() : 0,
                    0,
                    Tone.shade(venue.side(), 0.6)));
            g.fill(wall);
            g.setPaint(Tone.shade(venue.accent(), 0.8));
            g.fill(quad(
                    across,
                    1.0,
                    View.WALL_AWAY,
                    across,
                    1.12,
                    View.WALL_AWAY,
                    across,
                    1.12,
                    NEAREST,
                    across,
                    1.0,
                    NEAREST));
            g.setPaint(Tone.shade(venue.side(), 0.5));
            g.fill(quad(
                    across, 0, View.WALL_AWAY, across, 0.1, View.WALL_AWAY, across, 0.1, NEAREST, across, 0, NEAREST));
        }
    }

    private void paintWall(Graphics2D g) {
        double top = view.row(CEILING, View.WALL_AWAY);
        double bottom = view.row(0, View.WALL_AWAY);
        double left = view.column(-HALF_ACROSS, View.WALL_AWAY);
        double width = view.column(HALF_ACROSS, View.WALL_AWAY) - left;
        g.setPaint(new GradientPaint(
                0, (float) top, Tone.shade(venue.wall(), 1.06), 0, (float) bottom, Tone.shade(venue.wall(), 0.86)));
        g.fill(new Rectangle2D.Double(left, top, width, bottom - top));
        g.setPaint(Tone.shade(venue.wall(), 0.55));
        g.fill(new Rectangle2D.Double(
                left, view.row(0.1, View.WALL_AWAY), width, bottom - view.row(0.1, View.WALL_AWAY)));
    }

    private void paintVignette(Graphics2D g) {
        float[] stops = {0.55f, 1f};
        Color[] colours = {new Color(0, 0, 0, 0), new Color(0, 0, 0, 44)};
        g.setPaint(new RadialGradientPaint(
                view.widthPx() / 2f, view.heightPx() / 2f, view.widthPx() * 0.62f, stops, colours));
        g.fillRect(0, 0, view.widthPx(), view.heightPx());
    }
}
