package io.maskwatch.simulator.content;

import io.maskwatch.simulator.scene.SceneRenderer;
import io.maskwatch.simulator.scene.SceneScript;
import io.maskwatch.simulator.scene.TrueFace;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pictures of a generated scene. The venue is painted when the first picture is asked for. */
public final class ScenePictures implements PictureSource {
    private final SceneScript script;
    private final int widthPx;
    private final int heightPx;
    private @Nullable SceneRenderer renderer;

    public ScenePictures(SceneScript script, int widthPx, int heightPx) {
        this.script = script;
        this.widthPx = widthPx;
        this.heightPx = heightPx;
    }

    @Override
    public BufferedImage pictureAt(Duration at) {
        if (renderer == null) {
            renderer = new SceneRenderer(script, widthPx, heightPx);
        }
        return renderer.frameAt(at).picture();
    }

    @Override
    public List<TrueFace> facesAt(Duration at) {
        return script.facesAt(at, widthPx, heightPx);
    }
}
