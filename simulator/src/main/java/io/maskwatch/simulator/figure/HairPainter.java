package io.maskwatch.simulator.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.util.SplittableRandom;

/** Paints hair and headgear: a part behind the head, and a part bounded by the hairline before it. */
final class HairPainter {
    private HairPainter() {}

    static void paintBehind(Graphics2D g, HeadShape head, PersonLook look) {
        if (look.style().falls()) {
            Path2D fall = new Path2D.Double();
            double centre = head.centre(-0.3) - 0.1 * Math.sin(Math.toRadians(head.yawDegrees));
            double half = head.halfWidth(-0.2) + 0.14;
            fall.moveTo(centre - half * 0.7, -0.8);
            fall.curveTo(centre - half - 0.12, 0.1, centre - half - 0.05, 1, centre - half + 0.1, 1.35);
            fall.lineTo(centre + half - 0.1, 1.35);
            fall.curveTo(centre + half + 0.05, 1, centre + half + 0.12, 0.1, centre + half * 0.7, -0.8);
            fall.closePath();
            g.setPaint(Tone.shade(look.hair(), 0.62));
            g.fill(fall);
        } else if (look.style() == HairStyle.BUN) {
            double x = head.x(180, -0.75) * 0.9;
            g.setPaint(Tone.shade(look.hair(), 0.8));
            g.fill(new Ellipse2D.Double(x - 0.3, -1.32, 0.6, 0.55));
        }
    }

    static void paintFront(Graphics2D g, HeadShape head, PersonLook look) {
        if (look.style() == HairStyle.BALD) {
            return;
        }
        double thickness = look.style() == HairStyle.BEANIE || look.style() == HairStyle.CAP ? 0.08 : 0.07;
        Path2D region = region(head, look.style(), thickness);
        g.setPaint(sheen(look.hair(), head));
        g.fill(region);
        paintStrands(g, region, look);
        if (look.style() == HairStyle.CAP) {
            paintBrim(g, head, look);
        }
    }

    private static LinearGradientPaint sheen(Color hair, HeadShape head) {
        float left = (float) (head.centre(-0.5) - 0.85);
        Color[] colours = {Tone.shade(hair, 0.75), Tone.shade(hair, 1.25), hair, Tone.shade(hair, 0.55)};
        return new LinearGradientPaint(left, -1.1f, left + 1.7f, 0f, new float[] {0f, 0.35f, 0.6f, 1f}, colours);
    }

    private static Path2D region(HeadShape head, HairStyle style, double thickness) {
        Path2D path = new Path2D.Double();
        for (double seen = -90; seen <= 90; seen += 3) {
            double y = hairline(style, seen - head.yawDegrees);
            double x = head.centre(y) + (head.halfWidth(Math.min(y, 0.5)) + thickness) * Math.sin(Math.toRadians(seen));
            if (seen == -90) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        limb(path, head, hairline(style, 90 - head.yawDegrees), thickness, 1);
        path.lineTo(head.centre(-1), -1 - thickness);
        limb(path, head, hairline(style, -90 - head.yawDegrees), thickness, -1);
        path.closePath();
        return path;
    }

    private static void limb(Path2D path, HeadShape head, double lowest, double thickness, int side) {
        double from = side > 0 ? lowest : -0.98;
        double step = side > 0 ? -0.05 : 0.05;
        for (double y = from; side > 0 ? y > -0.98 : y < lowest; y += step) {
            double rise = y < -0.7 ? thickness * (1 - (y + 0.7) / -0.3) : thickness;
            path.lineTo(head.centre(y) + side * (head.halfWidth(Math.min(y, 0.5)) + rise), y - (thickness - rise));
        }
    }

    /** Height of the hairline at a longitude. */
    private static double hairline(HairStyle style, double longitude) {
        double from = Math.abs(Math.IEEEremainder(longitude, 360));
        return switch (style) {
            case BEANIE -> from < 80 ? -0.42 : -0.3;
            case CAP -> from < 90 ? -0.48 : from < 120 ? -0.4 : 0.1;
            case HEADSCARF -> from < 48 ? -0.56 : from < 72 ? ramp(from, 48, 72, -0.56, 1.25) : 1.3;
            case LONG -> from < 38 ? -0.6 : from < 66 ? ramp(from, 38, 66, -0.6, 0.9) : 1.25;
            case FRINGE -> from < 50 ? -0.32 : sides(from);
            case BUN, SHORT, BALD -> from < 40 ? -0.6 : sides(from);
        };
    }

    private static double sides(double from) {
        if (from < 68) {
            return ramp(from, 40, 68, -0.6, -0.22);
        }
        return from < 100 ? -0.16 : from < 125 ? ramp(from, 100, 125, -0.16, 0.5) : 0.55;
    }

    private static double ramp(double at, double from, double to, double first, double last) {
        return first + (last - first) * Math.max(0, Math.min(1, (at - from) / (to - from)));
    }

    private static void paintStrands(Graphics2D g, Path2D region, PersonLook look) {
        Shape before = g.getClip();
        g.clip(region);
        SplittableRandom random = new SplittableRandom(look.hashCode());
        g.setStroke(new BasicStroke(0.025f));
        for (int i = 0; i < (look.style().cloth() ? 6 : 26); i++) {
            double x = -1 + 2 * random.nextDouble();
            g.setPaint(Tone.fade(Tone.shade(look.hair(), random.nextBoolean() ? 1.5 : 0.5), 0.3));
            g.draw(new QuadCurve2D.Double(x * 0.5, -1.1, x, -0.7, x * 1.1, 0.2 + random.nextDouble()));
        }
        g.setClip(before);
    }

    private static void paintBrim(Graphics2D g, HeadShape head, PersonLook look) {
        double facing = head.facing(0);
        if (facing < -0.3) {
            return;
        }
        double turn = Math.sin(Math.toRadians(head.yawDegrees));
        double x = head.centre(-0.45) + turn * 0.85;
        double half = 0.66 * Math.max(0.55, facing);
        g.setPaint(Tone.shade(look.hair(), 0.6));
        g.fill(new Ellipse2D.Double(x - half, -0.58, 2 * half, 0.26));
    }
}
