package io.maskwatch.simulator.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/**
 * Paints a clothed body without its head. The graphics must be scaled to metres, with the origin on the floor between the
 * feet and heights negative.
 */
final class BodyPainter {
    private final Graphics2D g;
    private final PersonLook look;
    private final double front;
    private final double side;
    private final double stride;
    private final double shoulder;
    private final double hip;

    /** @param stride from -1 to 1, where the legs are in a step; 0 when standing */
    BodyPainter(Graphics2D g, PersonLook look, double yawDegrees, double stride) {
        this.g = g;
        this.look = look;
        this.front = Math.cos(Math.toRadians(yawDegrees));
        this.side = Math.sin(Math.toRadians(yawDegrees));
        this.stride = stride;
        this.shoulder = -look.heightMetres() + 0.3;
        this.hip = -look.heightMetres() * 0.5;
    }

    void paint() {
        paintShadow();
        paintLegs();
        paintArm(side >= 0 ? -1 : 1, 0.72);
        paintNeck();
        paintTorso();
        paintArm(side >= 0 ? 1 : -1, 0.9);
    }

    private double halfWidth(double frontHalf, double sideHalf) {
        return frontHalf * Math.abs(front) + sideHalf * Math.abs(side);
    }

    private void paintShadow() {
        for (int ring = 5; ring > 0; ring--) {
            double half = 0.1 * ring;
            g.setPaint(new Color(0, 0, 0, 20));
            g.fill(new Ellipse2D.Double(-half, -half * 0.22, 2 * half, half * 0.44));
        }
    }

    private void paintLegs() {
        for (int leg = -1; leg <= 1; leg += 2) {
            double apart = 0.09 * leg * Math.abs(front);
            double foot = apart + 0.24 * stride * leg * side;
            double lift = Math.max(0, stride * leg) * 0.05;
            g.setStroke(new BasicStroke(0.15f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setPaint(Tone.shade(look.bottom(), leg > 0 ? 0.95 : 0.75));
            Path2D path = new Path2D.Double();
            path.moveTo(apart, hip + 0.05);
            path.lineTo((apart + foot) / 2 + 0.03 * side, hip / 2);
            path.lineTo(foot, -0.12 - lift);
            g.draw(path);
            g.setPaint(new Color(24, 22, 22));
            double toe = 0.1 * side;
            g.fill(new Ellipse2D.Double(foot - 0.08 + Math.min(0, toe), -0.09 - lift, 0.16 + Math.abs(toe), 0.1));
        }
    }

    private void paintNeck() {
        double half = 0.062;
        double lean = 0.01 * side;
        g.setPaint(Tone.shade(look.skin(), 0.62));
        Path2D neck = new Path2D.Double();
        neck.moveTo(-half + lean, shoulder - 0.12);
        neck.lineTo(half + lean, shoulder - 0.12);
        neck.lineTo(half * 1.4, shoulder + 0.04);
        neck.lineTo(-half * 1.4, shoulder + 0.04);
        neck.closePath();
        g.fill(neck);
    }

    private void paintTorso() {
        double top = halfWidth(0.215, 0.13);
        double waist = halfWidth(0.175, 0.12);
        Path2D torso = new Path2D.Double();
        torso.moveTo(-0.07, shoulder - 0.035);
        torso.curveTo(-top * 0.7, shoulder - 0.01, -top, shoulder, -top, shoulder + 0.13);
        torso.lineTo(-waist, hip - 0.15);
        torso.lineTo(-waist * 1.06, hip + 0.1);
        torso.lineTo(waist * 1.06, hip + 0.1);
        torso.lineTo(waist, hip - 0.15);
        torso.lineTo(top, shoulder + 0.13);
        torso.curveTo(top, shoulder, top * 0.7, shoulder - 0.01, 0.07, shoulder - 0.035);
        torso.closePath();
        Color[] colours = {
            Tone.shade(look.top(), 0.7), Tone.shade(look.top(), 1.12), look.top(), Tone.shade(look.top(), 0.55)
        };
        g.setPaint(new LinearGradientPaint(
                (float) -top, 0f, (float) top, 0.1f, new float[] {0f, 0.3f, 0.6f, 1f}, colours));
        g.fill(torso);
        if (front > 0.25) {
            paintCollar();
        }
        paintFolds(waist);
    }

    private void paintCollar() {
        double shift = 0.05 * side;
        double depth = look.jacket() ? 0.42 : 0.07;
        double half = look.jacket() ? 0.075 * front : 0.075;
        Path2D opening = new Path2D.Double();
        opening.moveTo(shift - half, shoulder - 0.035);
        opening.lineTo(shift + half, shoulder - 0.035);
        opening.lineTo(shift, shoulder + depth);
        opening.closePath();
        g.setPaint(
                look.jacket() ? Tone.mix(look.bottom(), new Color(225, 222, 215), 0.8) : Tone.shade(look.skin(), 0.78));
        g.fill(opening);
        g.setStroke(new BasicStroke(0.012f));
        g.setPaint(Tone.fade(Color.BLACK, 0.4));
        g.draw(opening);
        if (look.jacket()) {
            g.draw(new Line2D.Double(shift, shoulder + depth, shift, hip + 0.08));
        }
    }

    private void paintFolds(double waist) {
        g.setStroke(new BasicStroke(0.02f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setPaint(Tone.fade(Color.BLACK, 0.14));
        for (int i = 0; i < 4; i++) {
            double y = shoulder + 0.2 + 0.11 * i;
            double x = waist * (0.7 - 0.35 * i);
            g.draw(new Line2D.Double(x, y, x - 0.09, y + 0.08));
        }
    }

    private void paintArm(int arm, double light) {
        double reach = halfWidth(0.225, 0.02) * arm;
        double swing = 0.16 * stride * arm * side;
        Path2D sleeve = new Path2D.Double();
        sleeve.moveTo(reach * 0.93, shoulder + 0.1);
        sleeve.quadTo(reach * 1.12 + 0.02 * side, shoulder + 0.3, reach + swing * 0.7, shoulder + 0.48);
        g.setStroke(new BasicStroke(0.105f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setPaint(Tone.shade(look.top(), light));
        g.draw(sleeve);
        g.setPaint(Tone.shade(look.skin(), 0.85 * light));
        g.fill(new Ellipse2D.Double(reach + swing - 0.045, shoulder + 0.5, 0.09, 0.13));
    }
}
