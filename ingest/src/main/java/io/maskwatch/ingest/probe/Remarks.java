package io.maskwatch.ingest.probe;

import io.maskwatch.runtime.camera.SettingNames;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.StreamFacts;
import io.maskwatch.schemas.Transport;
import java.util.ArrayList;
import java.util.List;

/** What would make a camera's stream fitter for watching faces. Stateless. */
final class Remarks {
    private static final int WIDE_PX = 1600;
    private static final int NARROW_PX = 640;
    private static final double LONG_GAP_MS = 5_000;
    private static final double UNSTEADY_MS = 250;

    private Remarks() {}

    static List<String> on(Camera camera, StreamFacts stream, SettingNames names) {
        List<String> remarks = new ArrayList<>();
        boolean udp = camera.getTransport() == Transport.UDP;
        double fps = stream.getFramesPerSecond();
        if (fps > 0 && fps < camera.getFramesPerSecond() * 0.9) {
            remarks.add("It sends %.1f frames a second, fewer than the %.1f asked for; all of them will be used."
                    .formatted(fps, camera.getFramesPerSecond()));
        }
        if (stream.getKeyFrameGapMs() > LONG_GAP_MS) {
            remarks.add(
                    "Its key frames are %.1f s apart: after each interruption it is blind for that long. Set 1 to 2 s."
                            .formatted(stream.getKeyFrameGapMs() / 1000));
        }
        if (stream.getJitterMs() > UNSTEADY_MS) {
            remarks.add("Its pictures arrive unsteadily (jitter %.0f ms): check the network%s."
                    .formatted(stream.getJitterMs(), udp ? ", or use " + names.tcp() : ""));
        }
        if (stream.getWidthPx() < NARROW_PX) {
            remarks.add("Its picture is only %d px wide: faces farther than a few metres will be too small to judge."
                    .formatted(stream.getWidthPx()));
        }
        if (stream.getWidthPx() >= WIDE_PX && camera.getDetectAtPx() < 960) {
            remarks.add(
                    "Its picture is %d px wide, the model looks at %d: for people far away set detectAtPx: 960 or 1280 (slower) in the camera file, and maxWidthPx no smaller."
                            .formatted(stream.getWidthPx(), camera.getDetectAtPx()));
        }
        return remarks;
    }
}
