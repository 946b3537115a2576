package io.maskwatch.simulator.scene;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;

/**
 * One picture of a scene with its truth.
 *
 * @param picture of type 3BYTE_BGR; the receiver's own
 * @param at scene time
 * @param faces all faces turned to the camera at least a little, nearest last
 */
public record SceneFrame(BufferedImage picture, Duration at, List<TrueFace> faces) {
    public SceneFrame {
        faces = List.copyOf(faces);
    }
}
