package io.maskwatch.simulator.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;

/** Paints eyes, brows, nose, mouth and beard onto a head, foreshortened as it turns. */
final class FacePainter {
    private static final double EYE = 24;
    private static final double EYE_Y = -0.02;

    private FacePainter() {}

    static void paint(Graphics2D g, HeadShape head, PersonLook look) {
        paintCheeks(g, head, look);
        for (int side = -1; side <= 1; side += 2) {
            if (head.facing(EYE * side) > 0.08) {
                paintEye(g, head, look, side);
                paintBrow(g, head, look, side);
            }
        }
        paintNose(g, head, look);
        paintMouth(g, head, look);
    }

    private static void paintCheeks(Graphics2D g, HeadShape head, PersonLook look) {
        for (int side = -1; side <= 1; side += 2) {
            double facing = head.facing(34.0 * side);
            if (facing > 0.1) {
                g.setPaint(new Color(190, 80, 70, 22));
                oval(g, head.x(34.0 * side, 0.3), 0.3, 0.2 * facing, 0.17);
            }
        }
        if (head.facing(0) > 0.1) {
            g.setPaint(Tone.fade(Tone.shade(look.skin(), 0.5), 0.22));
            oval(g, head.x(0, 0.78), 0.77, 0.2 * head.facing(0), 0.045);
            g.setPaint(Tone.fade(Tone.shade(look.skin(), 1.25), 0.22));
            oval(g, head.x(0, -0.38), -0.38, 0.3 * head.facing(0), 0.14);
        }
    }

    private static void paintEye(Graphics2D g, HeadShape head, PersonLook look, int side) {
        double facing = head.facing(EYE * side);
        double x = head.x(EYE * side, EYE_Y);
        double half = 0.14 * facing + 0.01;
        g.setPaint(Tone.fade(Tone.shade(look.skin(), 0.45), 0.28));
        oval(g, x, EYE_Y - 0.03, half * 1.5, 0.12);
        Path2D almond = new Path2D.Double();
        almond.moveTo(x - half, EYE_Y + 0.01);
        almond.quadTo(x, EYE_Y - 0.13, x + half, EYE_Y + 0.01);
        almond.quadTo(x, EYE_Y + 0.1, x - half, EYE_Y + 0.01);
        g.setPaint(new Color(226, 222, 216));
        g.fill(almond);
        g.setPaint(look.iris());
        oval(g, x, EYE_Y - 0.012, 0.062 * facing + 0.006, 0.062);
        g.setPaint(new Color(12, 10, 10));
        oval(g, x, EYE_Y - 0.012, 0.03 * facing + 0.004, 0.032);
        Path2D lid = new Path2D.Double();
        lid.moveTo(x - half * 1.06, EYE_Y + 0.012);
        lid.quadTo(x, EYE_Y - 0.14, x + half * 1.06, EYE_Y + 0.012);
        g.setStroke(new BasicStroke(0.036f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setPaint(Tone.fade(new Color(30, 20, 16), 0.85));
        g.draw(lid);
        g.setStroke(new BasicStroke(0.018f));
        g.setPaint(Tone.fade(Tone.shade(look.skin(), 0.5), 0.5));
        g.draw(new QuadCurve2D.Double(x - half, EYE_Y + 0.03, x, EYE_Y + 0.13, x + half, EYE_Y + 0.03));
    }

    private static void paintBrow(Graphics2D g, HeadShape head, PersonLook look, int side) {
        double inner = head.x(11.0 * side, -0.2, 0.02);
        double outer = head.x(40.0 * side, -0.18);
        double middle = head.x(27.0 * side, -0.25);
        Path2D brow = new Path2D.Double();
        brow.moveTo(inner, -0.2);
        brow.quadTo(middle, -0.29, outer, -0.17);
        g.setStroke(new BasicStroke(0.058f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setPaint(Tone.fade(look.brow(), 0.78));
        g.draw(brow);
    }

    private static void paintNose(Graphics2D g, HeadShape head, PersonLook look) {
        double facing = head.facing(0);
        if (facing < -0.1) {
            return;
        }
        double turn = Math.sin(Math.toRadians(head.yawDegrees));
        double bridge = head.x(0, -0.1, 0.02);
        double tip = head.x(0, 0.3, 0.2);
        double base = head.x(0, 0.4, 0.06);
        double wing = 0.15 * Math.max(facing, 0.35);
        Path2D nose = new Path2D.Double();
        nose.moveTo(bridge, -0.14);
        nose.curveTo(bridge, 0.05, tip + 0.02 * turn, 0.18, tip, 0.31);
        nose.quadTo(tip, 0.4, base, 0.41);
        nose.lineTo(base - wing * Math.signum(turn + 1e-9), 0.4);
        nose.curveTo(base - wing * 1.1 * Math.signum(turn + 1e-9), 0.3, bridge - 0.06 * turn, 0.1, bridge, -0.14);
        g.setPaint(Tone.fade(Tone.shade(look.skin(), 1.06), 0.9));
        g.fill(nose);
        g.setPaint(Tone.fade(Tone.shade(look.skin(), 0.5), 0.3));
        g.setStroke(new BasicStroke(0.04f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double shadowSide = turn > 0.05 ? -1 : 1;
        g.draw(new QuadCurve2D.Double(
                bridge + 0.05 * shadowSide * facing,
                0,
                base + wing * 0.6 * shadowSide,
                0.2,
                base + wing * shadowSide,
                0.35));
        oval(g, base, 0.425, wing * 1.15, 0.035);
        g.setPaint(Tone.fade(Tone.shade(look.skin(), 0.3), 0.75));
        for (int side = -1; side <= 1; side += 2) {
            if (head.facing(12.0 * side) > 0.1) {
                oval(g, base + 0.075 * side * facing, 0.385, 0.035 * Math.max(facing, 0.4), 0.024);
            }
        }
        g.setPaint(Tone.fade(Tone.shade(look.skin(), 1.35), 0.4));
        oval(g, tip, 0.28, 0.045, 0.05);
    }

    static void paintMouth(Graphics2D g, HeadShape head, PersonLook look) {
        double left = head.x(visible(head, -24), 0.62);
        double right = head.x(visible(head, 24), 0.62);
        if (head.facing(0) < 0 || right - left < 0.05) {
            return;
        }
        double middle = head.x(0, 0.62, 0.05);
        Color lip = Tone.mix(Tone.shade(look.skin(), 0.72), new Color(150, 50, 55), 0.4);
        Path2D lips = new Path2D.Double();
        lips.moveTo(left, 0.62);
        lips.quadTo(middle - 0.06, 0.535, middle, 0.56);
        lips.quadTo(middle + 0.06, 0.535, right, 0.62);
        lips.quadTo(middle, 0.75, left, 0.62);
        g.setPaint(lip);
        g.fill(lips);
        g.setPaint(Tone.fade(Tone.shade(lip, 0.35), 0.85));
        g.setStroke(new BasicStroke(0.028f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new QuadCurve2D.Double(left, 0.618, middle, 0.65, right, 0.618));
    }

    static void paintBeard(Graphics2D g, HeadShape head, PersonLook look) {
        Path2D beard = new Path2D.Double();
        boolean started = false;
        for (double longitude = -82; longitude <= 82; longitude += 4) {
            if (head.facing(longitude) >= 0) {
                double y = 0.5 - 0.42 * Math.pow(Math.abs(longitude) / 82, 2) * Math.signum(Math.abs(longitude) - 26);
                double x = head.x(longitude, y);
                if (started) {
                    beard.lineTo(x, y);
                } else {
                    beard.moveTo(x, y);
                    started = true;
                }
            }
        }
        for (double longitude = 82; started && longitude >= -82; longitude -= 4) {
            if (head.facing(longitude) >= 0) {
                double y = 1.03 - 0.5 * Math.pow(Math.abs(longitude) / 82, 1.6);
                beard.lineTo(head.x(longitude, Math.min(y, 0.97)) * 1.02, y);
            }
        }
        if (started) {
            beard.closePath();
            g.setPaint(Tone.fade(look.brow(), look.beard()));
            g.fill(beard);
        }
    }

    private static double visible(HeadShape head, double longitude) {
        double seen = longitude + head.yawDegrees;
        return Math.max(-86, Math.min(86, seen)) - head.yawDegrees;
    }

    private static void oval(Graphics2D g, double x, double y, double halfWidth, double halfHeight) {
        g.fill(new Ellipse2D.Double(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight));
    }
}
