package io.maskwatch.bench.detector;

import io.maskwatch.simulator.scene.SceneProfile;
import io.maskwatch.simulator.scene.SceneRenderer;
import io.maskwatch.simulator.scene.SceneScript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * JPEGs of one generated scene, a second apart.
 *
 * @param widthPx width of each in pixels
 * @param heightPx height of each in pixels
 * @param pictures the files
 */
record SceneJpegs(int widthPx, int heightPx, List<byte[]> pictures) {
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final int FIRST_SECOND = 20;

    /** So many pictures of the seed's scene, at most 40. */
    static SceneJpegs of(long seed, int count, int widthPx, int heightPx) throws IOException {
        SceneScript script = SceneScript.generate(seed, LENGTH, SceneProfile.BALANCED);
        SceneRenderer renderer = new SceneRenderer(script, widthPx, heightPx);
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(renderer.frameAt(Duration.ofSeconds(FIRST_SECOND + i)).picture(), "jpg", bytes);
            pictures.add(bytes.toByteArray());
        }
        return new SceneJpegs(widthPx, heightPx, List.copyOf(pictures));
    }
}
