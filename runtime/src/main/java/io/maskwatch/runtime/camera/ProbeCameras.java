package io.maskwatch.runtime.camera;

import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraMode;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cameras that exist only while somebody probes them. Their ids have a form of their own, so that what is still heard of one
 * after its record is gone is not taken for a camera's. Stateless.
 */
public final class ProbeCameras {
    private static final Pattern ID = Pattern.compile("probe-[0-9a-f]{8}");

    private ProbeCameras() {}

    /** An id for a new probe. */
    public static String newId(RandomGenerator random) {
        return "probe-%08x".formatted(random.nextInt());
    }

    /** Whether only a probe may have this id. */
    public static boolean isProbe(String cameraId) {
        return ID.matcher(cameraId).matches();
    }

    /**
     * Whether what is told of that camera is a probe's, and so no matter of people, windows and alerts.
     *
     * @param camera its record; null if there is none, not yet or no more
     */
    public static boolean isProbe(String cameraId, @Nullable Camera camera) {
        return camera == null ? isProbe(cameraId) : camera.getMode() == CameraMode.PROBE;
    }
}
