package io.maskwatch.simulator.scene;

import io.maskwatch.simulator.figure.Sprite;
import io.maskwatch.simulator.figure.SpritePainter;
import io.maskwatch.simulator.venue.MovingParts;
import io.maskwatch.simulator.venue.SensorNoise;
import io.maskwatch.simulator.venue.Venue;
import io.maskwatch.simulator.venue.VenuePainter;
import io.maskwatch.simulator.venue.View;
import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.time.Duration;

/**
 * Renders the pictures of a script. The same script, size and scene time give the same picture. Not thread-safe: it keeps
 * painted sprites.
 */
public final class SceneRenderer {
    /** How long a grain stays: a camera's own noise filter smooths it over pictures, and each change costs bits. */
    private static final long GRAIN_MS = 200;

    private final SceneScript script;
    private final View view;
    private final SpriteCache sprites;
    private final MovingParts moving;
    private final SensorNoise noise;
    private final byte[] background;

    public SceneRenderer(SceneScript script, int widthPx, int heightPx) {
        this.script = script;
        this.view = new View(widthPx, heightPx);
        Venue venue = Venue.of(script.seed());
        this.sprites = new SpriteCache(new SpritePainter(venue.lighting()));
        this.moving = new MovingParts(view, venue);
        this.noise = new SensorNoise(script.seed(), venue.noise());
        this.background = pixels(packed(new VenuePainter(view, venue).paint()));
    }

    /** The picture at a scene time, with its truth. */
    public SceneFrame frameAt(Duration at) {
        BufferedImage picture = new BufferedImage(view.widthPx(), view.heightPx(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = pixels(picture);
        System.arraycopy(background, 0, pixels, 0, pixels.length);
        double seconds = at.toMillis() / 1000.0;
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        moving.paintScreen(g, at);
        for (Visit visit : script.visitsAt(seconds)) {
            visit.pose(seconds)
                    .ifPresent(pose -> paint(g, visit, pose, !visit.path().walking(seconds)));
        }
        noise.add(pixels, view.widthPx(), 0, 0, view.widthPx(), view.heightPx(), at.toMillis() / GRAIN_MS);
        moving.paintClock(g, at);
        g.dispose();
        return new SceneFrame(picture, at, script.facesAt(at, view.widthPx(), view.heightPx()));
    }

    private void paint(Graphics2D g, Visit visit, Pose pose, boolean still) {
        double scale = view.scale(pose.away());
        double column = SceneGeometry.headColumn(view, pose);
        if (pose.opacity() < 1) {
            g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) Math.max(0, pose.opacity())));
        }
        Sprite body = sprites.body(visit, pose.bodyYaw(), pose.stride(), scale, still);
        place(g, body, scale, column, view.row(0, pose.away()));
        Sprite head = sprites.head(visit, pose.headYaw(), pose.fit(), scale, still);
        place(g, head, scale, column, SceneGeometry.headRow(view, visit.look(), pose));
        g.setComposite(AlphaComposite.SrcOver);
    }

    private static void place(Graphics2D g, Sprite sprite, double scale, double column, double row) {
        if (sprite.scale() == scale) {
            int left = (int) Math.round(column - sprite.anchorX());
            int top = (int) Math.round(row - sprite.anchorY());
            g.drawImage(sprite.image(), left, top, null);
            return;
        }
        double shrink = scale / sprite.scale();
        AffineTransform transform = AffineTransform.getTranslateInstance(column, row);
        transform.scale(shrink, shrink);
        transform.translate(-sprite.anchorX(), -sprite.anchorY());
        g.drawImage(sprite.image(), transform, null);
    }

    private static BufferedImage packed(BufferedImage image) {
        BufferedImage packed = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = packed.createGraphics();
        g.drawImage(image, 0, 0, null);
        g.dispose();
        return packed;
    }

    private static byte[] pixels(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }
}
