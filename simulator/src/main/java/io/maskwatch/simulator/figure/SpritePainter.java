package io.maskwatch.simulator.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** Paints heads and bodies into sprites under one light. Thread-safe: it holds no state but the light. */
public final class SpritePainter {
    private final Lighting lighting;

    public SpritePainter(Lighting lighting) {
        this.lighting = lighting;
    }

    /** A head; the anchor is its middle. */
    public Sprite head(PersonLook look, double yawDegrees, MaskFit fit, double scale) {
        double unit = Person.HEAD_HALF_METRES * scale;
        int side = (int) Math.ceil(3.4 * unit) + 2;
        double anchor = side / 2.0;
        BufferedImage image = paint(side, side, anchor, anchor, unit, g -> HeadPainter.paint(g, look, yawDegrees, fit));
        return new Sprite(image, anchor, anchor, scale);
    }

    /** A body without head; the anchor is on the floor between the feet. */
    public Sprite body(PersonLook look, double yawDegrees, double stride, double scale) {
        int width = (int) Math.ceil(1.1 * scale);
        int height = (int) Math.ceil(look.heightMetres() * scale);
        double anchorY = height - 0.12 * scale;
        BufferedImage image = paint(
                width, height, width / 2.0, anchorY, scale, g -> new BodyPainter(g, look, yawDegrees, stride).paint());
        return new Sprite(image, width / 2.0, anchorY, scale);
    }

    private BufferedImage paint(
            int width, int height, double originX, double originY, double unit, Consumer<Graphics2D> painter) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.translate(originX, originY);
        g.scale(unit, unit);
        painter.accept(g);
        g.dispose();
        lighting.apply(image);
        return image;
    }
}
