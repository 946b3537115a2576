package io.maskwatch.bench.model;

import io.maskwatch.detector.FaceDetector;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.media.JpegDecoder;
import io.maskwatch.media.Letterbox;
import io.maskwatch.media.RgbImage;
import io.maskwatch.simulator.scene.SceneProfile;
import io.maskwatch.simulator.scene.SceneRenderer;
import io.maskwatch.simulator.scene.SceneScript;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pictures of one generated scene, a second apart, as models are shown them. */
final class BenchPictures {
    static final int WIDTH_PX = 640;
    static final int HEIGHT_PX = 480;

    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final int FIRST_SECOND = 20;

    private final List<RgbImage> images = new ArrayList<>();

    BenchPictures(long seed, int count) {
        SceneScript script = SceneScript.generate(seed, LENGTH, SceneProfile.BALANCED);
        SceneRenderer renderer = new SceneRenderer(script, WIDTH_PX, HEIGHT_PX);
        for (int i = 0; i < count; i++) {
            images.add(
                    rgb(renderer.frameAt(Duration.ofSeconds(FIRST_SECOND + i)).picture()));
        }
    }

    /** All of them, in the detector's own size for pictures of this one. */
    List<InputPicture> shownTo(FaceDetector detector, JpegDecoder scaler) {
        InputShape shape = detector.shapeFor(WIDTH_PX, HEIGHT_PX, WIDTH_PX);
        return images.stream()
                .map(image -> {
                    ByteBuffer rgb = ByteBuffer.allocateDirect(shape.rgbBytes());
                    Letterbox letterbox = scaler.drawInto(image, rgb, shape.widthPx(), shape.heightPx());
                    return new InputPicture(shape, rgb, letterbox);
                })
                .toList();
    }

    private static RgbImage rgb(BufferedImage picture) {
        byte[] rgb = new byte[3 * WIDTH_PX * HEIGHT_PX];
        for (int y = 0; y < HEIGHT_PX; y++) {
            for (int x = 0; x < WIDTH_PX; x++) {
                int pixel = picture.getRGB(x, y);
                int at = 3 * (y * WIDTH_PX + x);
                rgb[at] = (byte) (pixel >> 16);
                rgb[at + 1] = (byte) (pixel >> 8);
                rgb[at + 2] = (byte) pixel;
            }
        }
        return new RgbImage(WIDTH_PX, HEIGHT_PX, rgb);
    }
}
