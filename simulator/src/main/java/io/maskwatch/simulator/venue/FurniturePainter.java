package io.maskwatch.simulator.venue;

import io.maskwatch.simulator.figure.Tone;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.SplittableRandom;

/** Paints what hangs on the far wall and stands before it: doors, posters, signs, lamps, a clock, plants, benches. */
final class FurniturePainter {
    /** Middles of the two doorways in the far wall, across. */
    static final double[] DOORS = {-2.3, 2.3};

    private final Graphics2D g;
    private final View view;
    private final Venue venue;
    private final SplittableRandom random;
    private final double unit;

    FurniturePainter(Graphics2D g, View view, Venue venue) {
        this.g = g;
        this.view = view;
        this.venue = venue;
        this.random = new SplittableRandom(venue.seed() + 31);
        this.unit = view.scale(View.WALL_AWAY);
    }

    void paint() {
        paintLamps();
        for (double door : DOORS) {
            paintDoor(door);
        }
        for (double across = -4.1; across < 4.4; across += 0.82) {
            if (Math.abs(Math.abs(across) - 2.3) > 1.0 && Math.abs(across) > 0.95) {
                paintPiece(across);
            }
        }
        paintSign(-2.3);
        paintSign(2.3);
        paintClock(1.15);
    }

    private double x(double across) {
        return view.column(across, View.WALL_AWAY);
    }

    private double y(double up) {
        return view.row(up, View.WALL_AWAY);
    }

    private Rectangle2D board(double left, double bottom, double width, double height) {
        return new Rectangle2D.Double(x(left), y(bottom + height), width * unit, height * unit);
    }

    private void fill(Color colour, Shape shape) {
        g.setPaint(colour);
        g.fill(shape);
    }

    private void paintLamps() {
        for (double away = View.WALL_AWAY; away > 4; away -= 1.7) {
            for (int side = -1; side <= 1; side++) {
                double left = view.column(side * 2.4 - 0.6, away);
                double width = view.scale(away) * 1.2;
                fill(
                        new Color(255, 253, 240, 235),
                        new Rectangle2D.Double(left, view.row(2.93, away), width, 3 + width / 40));
            }
        }
    }

    private void paintDoor(double middle) {
        fill(Tone.shade(venue.accent(), 0.75), board(middle - 0.66, 0, 1.32, 2.18));
        Rectangle2D opening = board(middle - 0.58, 0, 1.16, 2.1);
        g.setPaint(new GradientPaint(
                0,
                (float) opening.getMinY(),
                new Color(30, 31, 34),
                0,
                (float) opening.getMaxY(),
                new Color(56, 54, 52)));
        g.fill(opening);
    }

    private void paintSign(double middle) {
        Rectangle2D sign = board(middle - 0.4, 2.28, 0.8, 0.3);
        fill(random.nextBoolean() ? new Color(24, 128, 74) : Tone.shade(venue.accent(), 0.9), sign);
        g.setPaint(new Color(238, 242, 238));
        g.setStroke(new BasicStroke((float) (0.05 * unit)));
        double y = sign.getCenterY();
        g.draw(new Line2D.Double(x(middle - 0.25), y, x(middle + 0.22), y));
        g.draw(new Line2D.Double(x(middle + 0.22), y, x(middle + 0.1), y - 0.09 * unit));
        g.draw(new Line2D.Double(x(middle + 0.22), y, x(middle + 0.1), y + 0.09 * unit));
    }

    private void paintClock(double across) {
        double radius = 0.17 * unit;
        Ellipse2D dial = new Ellipse2D.Double(x(across) - radius, y(2.5) - radius, 2 * radius, 2 * radius);
        fill(new Color(238, 236, 228), dial);
        g.setPaint(new Color(40, 40, 44));
        g.setStroke(new BasicStroke((float) (0.025 * unit)));
        g.draw(dial);
        g.draw(new Line2D.Double(x(across), y(2.5), x(across) + radius * 0.6, y(2.5) - radius * 0.35));
        g.draw(new Line2D.Double(x(across), y(2.5), x(across) - radius * 0.1, y(2.5) - radius * 0.8));
    }

    private void paintPiece(double across) {
        switch (random.nextInt(6)) {
            case 0, 1 -> paintPoster(across);
            case 2 -> paintWindow(across);
            case 3 -> paintPlant(across);
            case 4 -> paintCabinet(across);
            default -> paintBench(across);
        }
    }

    private void paintPoster(double across) {
        Rectangle2D poster = board(across - 0.3, 1.15, 0.6, 0.85);
        fill(new Color(random.nextInt(0x1000000)), poster);
        Shape before = g.getClip();
        g.clip(poster);
        for (int i = 0; i < 6; i++) {
            g.setPaint(Tone.fade(new Color(random.nextInt(0x1000000)), 0.75));
            double px = poster.getX() + poster.getWidth() * random.nextDouble();
            double py = poster.getY() + poster.getHeight() * random.nextDouble();
            double size = poster.getWidth() * (0.15 + 0.5 * random.nextDouble());
            g.fill(
                    i % 2 == 0
                            ? new Ellipse2D.Double(px - size / 2, py - size / 2, size, size)
                            : new Rectangle2D.Double(px - size / 2, py, size, size / 3));
        }
        g.setPaint(new Color(245, 245, 245, 220));
        for (int line = 0; line < 4; line++) {
            double py = poster.getMaxY() - poster.getHeight() * (0.08 + 0.06 * line);
            g.fill(new Rectangle2D.Double(
                    poster.getX() + 4, py, poster.getWidth() * (0.3 + 0.55 * random.nextDouble()), 2));
        }
        g.setClip(before);
        g.setPaint(new Color(40, 40, 40, 160));
        g.setStroke(new BasicStroke(1.5f));
        g.draw(poster);
    }

    private void paintWindow(double across) {
        Rectangle2D pane = board(across - 0.36, 1.0, 0.72, 1.35);
        g.setPaint(new GradientPaint(
                0,
                (float) pane.getMinY(),
                new Color(214, 230, 242),
                0,
                (float) pane.getMaxY(),
                new Color(168, 184, 178)));
        g.fill(pane);
        g.setPaint(new Color(90, 92, 94));
        g.setStroke(new BasicStroke((float) (0.04 * unit)));
        g.draw(pane);
        g.draw(new Line2D.Double(pane.getCenterX(), pane.getMinY(), pane.getCenterX(), pane.getMaxY()));
    }

    private void paintPlant(double across) {
        for (int leaf = 0; leaf < 26; leaf++) {
            double angle = Math.PI * (0.1 + 0.8 * random.nextDouble());
            double length = 0.3 + 0.5 * random.nextDouble();
            Path2D blade = new Path2D.Double();
            double tipX = across + Math.cos(angle) * length * 0.6;
            double tipY = 0.45 + Math.sin(angle) * length;
            blade.moveTo(x(across), y(0.45));
            blade.quadTo(x((across + tipX) / 2 - 0.06), y((0.45 + tipY) / 2 + 0.12), x(tipX), y(tipY));
            blade.quadTo(x((across + tipX) / 2 + 0.06), y((0.45 + tipY) / 2), x(across), y(0.45));
            fill(new Color(40 + random.nextInt(40), 80 + random.nextInt(60), 44 + random.nextInt(20)), blade);
        }
        fill(
                new Color(120, 74, 52),
                new RoundRectangle2D.Double(x(across - 0.18), y(0.48), 0.36 * unit, 0.48 * unit, 9, 9));
    }

    private void paintCabinet(double across) {
        Rectangle2D cabinet = board(across - 0.34, 0, 0.68, 1.75);
        fill(Tone.shade(venue.accent(), 0.9), cabinet);
        fill(new Color(196, 214, 222), board(across - 0.28, 0.62, 0.44, 1.02));
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                fill(
                        new Color(random.nextInt(0x1000000)),
                        board(across - 0.25 + 0.1 * column, 0.68 + 0.24 * row, 0.07, 0.15));
            }
        }
        fill(new Color(30, 30, 32), board(across + 0.2, 1.0, 0.09, 0.3));
    }

    private void paintBench(double across) {
        fill(new Color(96, 70, 48), board(across - 0.4, 0.4, 0.8, 0.09));
        fill(new Color(96, 70, 48), board(across - 0.4, 0.62, 0.8, 0.2));
        fill(new Color(50, 50, 54), board(across - 0.36, 0, 0.05, 0.8));
        fill(new Color(50, 50, 54), board(across + 0.31, 0, 0.05, 0.8));
    }
}
