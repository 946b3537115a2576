package io.maskwatch.simulator.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/**
 * Paints one head: skin, features, hair, glasses, mask. The graphics must be scaled so that one unit is half the height of
 * the head, with the origin at its middle.
 */
final class HeadPainter {
    private HeadPainter() {}

    static void paint(Graphics2D g, PersonLook look, double yawDegrees, MaskFit fit) {
        HeadShape head = new HeadShape(yawDegrees, look.faceWidth());
        HairPainter.paintBehind(g, head, look);
        paintEars(g, head, look, false);
        paintSkin(g, head, look);
        FacePainter.paint(g, head, look);
        paintEars(g, head, look, true);
        if (look.beard() > 0) {
            FacePainter.paintBeard(g, head, look);
            FacePainter.paintMouth(g, head, look);
        }
        if (look.style() != HairStyle.HEADSCARF) {
            MaskPainter.paint(g, head, look, fit);
            HairPainter.paintFront(g, head, look);
        } else {
            HairPainter.paintFront(g, head, look);
            MaskPainter.paint(g, head, look, fit);
        }
        if (look.glasses()) {
            paintGlasses(g, head);
        }
    }

    private static void paintSkin(Graphics2D g, HeadShape head, PersonLook look) {
        Color skin = look.skin();
        float[] stops = {0f, 0.45f, 0.8f, 1f};
        Color[] colours = {
            Tone.shade(skin, 1.16), Tone.shade(skin, 1.06), Tone.shade(skin, 0.88), Tone.shade(skin, 0.64)
        };
        g.setPaint(new RadialGradientPaint((float) (head.centre(0) - 0.18), -0.22f, 1.32f, stops, colours));
        g.fill(head.outline(0));
    }

    private static void paintEars(Graphics2D g, HeadShape head, PersonLook look, boolean front) {
        if (look.style() == HairStyle.HEADSCARF || look.style() == HairStyle.LONG) {
            return;
        }
        for (int side = -1; side <= 1; side += 2) {
            double facing = head.facing(88.0 * side);
            if (facing < -0.25 || (facing > 0.12) != front) {
                continue;
            }
            double half = 0.075 + 0.08 * Math.max(0, facing);
            double x = head.x(88.0 * side, 0.08, 0.03);
            g.setPaint(Tone.shade(look.skin(), 0.86));
            g.fill(new Ellipse2D.Double(x - half, -0.14, 2 * half, 0.42));
            g.setPaint(Tone.fade(Tone.shade(look.skin(), 0.55), 0.6));
            g.fill(new Ellipse2D.Double(x - half * 0.5, -0.05, half, 0.22));
        }
    }

    private static void paintGlasses(Graphics2D g, HeadShape head) {
        g.setStroke(new BasicStroke(0.035f));
        Color frame = new Color(28, 26, 26, 230);
        for (int side = -1; side <= 1; side += 2) {
            double facing = head.facing(24.0 * side);
            if (facing < 0.12) {
                continue;
            }
            double half = 0.2 * facing + 0.02;
            double x = head.x(24.0 * side, -0.03, 0.04);
            Ellipse2D lens = new Ellipse2D.Double(x - half, -0.17, 2 * half, 0.29);
            g.setPaint(new Color(210, 225, 235, 46));
            g.fill(lens);
            g.setPaint(frame);
            g.draw(lens);
            if (head.facing(80.0 * side) > -0.1) {
                Path2D temple = new Path2D.Double();
                temple.moveTo(x + half * side, -0.07);
                temple.lineTo(head.x(84.0 * side, -0.06), -0.06);
                g.draw(temple);
            }
        }
        if (head.facing(0) > 0.2) {
            g.draw(new Line2D.Double(head.x(-8, -0.06, 0.08), -0.06, head.x(8, -0.06, 0.08), -0.06));
        }
    }
}
