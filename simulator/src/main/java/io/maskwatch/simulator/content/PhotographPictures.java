package io.maskwatch.simulator.content;

import io.maskwatch.media.MediaException;
import io.maskwatch.media.ffmpeg.ImageFiles;
import io.maskwatch.simulator.scene.TrueFace;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of photographs, each held for some seconds under a slow pan and zoom, one after the other and over again. What
 * faces they show is known where a COCO file tells.
 */
public final class PhotographPictures implements PictureSource {
    /** How long each photograph is shown. */
    public static final Duration HOLD = Duration.ofSeconds(8);

    private final List<Path> files;
    private final CocoTruth truth;
    private final BufferedImage shown;
    private final int widthPx;
    private final int heightPx;
    private @Nullable BufferedImage photograph;
    private int photographIndex = -1;

    /** A source from at least one file. */
    public PhotographPictures(List<Path> files, CocoTruth truth, int widthPx, int heightPx) {
        this.files = List.copyOf(files);
        this.truth = truth;
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.shown = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_3BYTE_BGR);
    }

    @Override
    public BufferedImage pictureAt(Duration at) {
        BufferedImage photo = load(index(at));
        Graphics2D g = shown.createGraphics();
        g.setColor(Color.DARK_GRAY);
        g.fillRect(0, 0, widthPx, heightPx);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(photo, placing(photo.getWidth(), photo.getHeight(), at), null);
        g.dispose();
        return shown;
    }

    @Override
    public List<TrueFace> facesAt(Duration at) {
        int index = index(at);
        return truth.of(files.get(index).getFileName().toString())
                .map(photo -> photo.faces(placing(photo.widthPx(), photo.heightPx(), at), widthPx, heightPx, index))
                .orElse(List.of());
    }

    private int index(Duration at) {
        return (int) (at.toMillis() / HOLD.toMillis() % files.size());
    }

    private BufferedImage load(int index) {
        BufferedImage loaded = photograph;
        if (loaded == null || photographIndex != index) {
            try {
                loaded = Pixels.image(ImageFiles.read(files.get(index)));
            } catch (MediaException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
            photograph = loaded;
            photographIndex = index;
        }
        return loaded;
    }

    /** Where a photograph of a size lies at a time: all of it visible at first, slowly drawn nearer and aside. */
    private AffineTransform placing(int photoWidth, int photoHeight, Duration at) {
        double share = at.toMillis() % HOLD.toMillis() / (double) HOLD.toMillis();
        double fit = Math.min(widthPx / (double) photoWidth, heightPx / (double) photoHeight);
        double zoom = fit * (1 + 0.06 * share);
        AffineTransform transform = AffineTransform.getTranslateInstance(
                widthPx / 2.0 - widthPx * 0.015 * share, heightPx / 2.0 - heightPx * 0.01 * share);
        transform.scale(zoom, zoom);
        transform.translate(-photoWidth / 2.0, -photoHeight / 2.0);
        return transform;
    }
}
