package io.maskwatch.simulator.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** Paints a mask where its fit puts it. Turned away, nothing of it but the loops is seen. */
final class MaskPainter {
    private static final double EDGE = 64;

    private MaskPainter() {}

    static void paint(Graphics2D g, HeadShape head, PersonLook look, MaskFit fit) {
        if (fit == MaskFit.OFF) {
            return;
        }
        Drape drape = Drape.of(fit, look.mask());
        paintLoops(g, head, look, drape);
        Path2D cloth = cloth(head, drape);
        if (cloth.getCurrentPoint() == null) {
            return;
        }
        g.setPaint(Tone.fade(Color.BLACK, 0.16));
        g.setStroke(new BasicStroke(0.07f));
        g.draw(cloth);
        g.setPaint(shaded(look.maskColour(), head));
        g.fill(cloth);
        Shape before = g.getClip();
        g.clip(cloth);
        paintDetail(g, head, look, drape);
        g.setClip(before);
        g.setPaint(Tone.fade(Tone.shade(look.maskColour(), 0.6), 0.7));
        g.setStroke(new BasicStroke(0.02f));
        g.draw(cloth);
    }

    private static LinearGradientPaint shaded(Color colour, HeadShape head) {
        float middle = (float) head.x(0, 0.5, 0.1);
        Color[] colours = {Tone.shade(colour, 0.78), Tone.shade(colour, 1.05), Tone.shade(colour, 0.66)};
        return new LinearGradientPaint(
                middle - 0.75f, 0.3f, middle + 0.75f, 0.6f, new float[] {0f, 0.42f, 1f}, colours);
    }

    private static Path2D cloth(HeadShape head, Drape drape) {
        Path2D path = new Path2D.Double();
        for (double longitude = -EDGE; longitude <= EDGE; longitude += 4) {
            join(path, head, longitude, drape.top(longitude), drape);
        }
        for (double longitude = EDGE; longitude >= -EDGE; longitude -= 4) {
            join(path, head, longitude, drape.bottom(longitude), drape);
        }
        if (path.getCurrentPoint() != null) {
            path.closePath();
        }
        return path;
    }

    private static void join(Path2D path, HeadShape head, double longitude, double y, Drape drape) {
        if (head.facing(longitude) < -0.05) {
            return;
        }
        double x = place(head, longitude, y, drape);
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }

    private static double place(HeadShape head, double longitude, double y, Drape drape) {
        double chin = y > 0.7 ? Math.max(0, 0.44 - head.halfWidth(y)) : 0;
        return head.x(longitude, y, chin + drape.bulge(longitude, y));
    }

    private static void paintLoops(Graphics2D g, HeadShape head, PersonLook look, Drape drape) {
        g.setStroke(new BasicStroke(0.03f));
        g.setPaint(Tone.mix(Tone.shade(look.maskColour(), 0.9), new Color(220, 220, 220), 0.5));
        for (int side = -1; side <= 1; side += 2) {
            double edge = EDGE * side;
            if (head.facing(edge) < 0 || look.style().falls()) {
                continue;
            }
            double ear = head.x(86.0 * side, 0, 0.02);
            double top = drape.top(edge);
            double bottom = drape.bottom(edge);
            g.draw(new Line2D.Double(place(head, edge, top, drape), top, ear, -0.04));
            g.draw(new Line2D.Double(place(head, edge, bottom, drape), bottom, ear, 0.2));
        }
    }

    private static void paintDetail(Graphics2D g, HeadShape head, PersonLook look, Drape drape) {
        Color dark = Tone.fade(Tone.shade(look.maskColour(), 0.55), 0.55);
        g.setStroke(new BasicStroke(0.022f));
        g.setPaint(dark);
        switch (look.mask()) {
            case SURGICAL -> {
                for (double share = 0.28; share < 0.9; share += 0.22) {
                    g.draw(across(head, drape, share));
                }
            }
            case RESPIRATOR, CLOTH -> g.draw(down(head, drape));
            case PATTERNED -> {
                g.setPaint(Tone.fade(Tone.mix(look.maskColour(), Color.WHITE, 0.7), 0.8));
                for (double longitude = -60; longitude <= 60; longitude += 15) {
                    for (double share = 0.15; share < 1; share += 0.2) {
                        dot(g, head, drape, longitude, share);
                    }
                }
            }
        }
        g.setPaint(Tone.fade(Color.WHITE, 0.08));
        double y = drape.top(0) + 0.16;
        double x = place(head, 0, y, drape);
        g.fill(new Ellipse2D.Double(x - 0.13, y - 0.1, 0.2, 0.22));
    }

    private static void dot(Graphics2D g, HeadShape head, Drape drape, double longitude, double share) {
        double facing = head.facing(longitude);
        if (facing > 0.1) {
            double y = drape.between(longitude, share);
            double x = place(head, longitude, y, drape);
            g.fill(new Ellipse2D.Double(x - 0.035 * facing, y - 0.035, 0.07 * facing, 0.07));
        }
    }

    private static Path2D across(HeadShape head, Drape drape, double share) {
        Path2D line = new Path2D.Double();
        for (double longitude = -EDGE; longitude <= EDGE; longitude += 4) {
            join(line, head, longitude, drape.between(longitude, share), drape);
        }
        return line;
    }

    private static Path2D down(HeadShape head, Drape drape) {
        Path2D line = new Path2D.Double();
        for (double share = 0; share <= 1; share += 0.1) {
            join(line, head, 0, drape.between(0, share), drape);
        }
        return line;
    }
}
