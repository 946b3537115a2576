package io.maskwatch.sink.live;

import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.camera.CameraContext;
import io.maskwatch.sink.camera.CameraStep;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import io.maskwatch.sink.settings.Zones;
import io.maskwatch.sink.state.CameraMemory;
import io.maskwatch.sink.state.Track;
import io.maskwatch.sink.verdict.Judge;
import io.maskwatch.sink.verdict.Verdicts;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One camera as it is watched: the sink's own step with a memory that is thrown away with the view, since nobody may read
 * the sink's. So verdicts take a second or two to come, and rules judge nothing. For one thread.
 */
final class CameraView {
    private final CameraStep step;
    private final RecordCodec<Settings> codec;
    private @Nullable CameraMemory memory;

    CameraView(StepSettings settings, RecordCodec<Settings> codec) {
        this.step = new CameraStep(settings, codec);
        this.codec = codec;
    }

    /**
     * The faces of an analysed frame: those that are followed, and those of which the model is sure.
     *
     * @param effective what applies to the camera now; it does so from this very frame on
     */
    List<SeenFace> look(FrameOutcome outcome, @Nullable Camera camera, SubjectSettings effective) {
        Settings settings =
                Settings.newBuilder(effective.settings()).setRules(List.of()).build();
        CameraContext context = new CameraContext(
                outcome.getCameraId(), camera, new SubjectSettings(settings, effective.revision()), 0);
        CameraMemory known = memory;
        if (known == null) {
            known = step.begin(context, outcome.getAppendedAt().toEpochMilli());
            memory = known;
        }
        known.setSettings(ByteBuffer.wrap(codec.encode(settings)));
        step.outcome(known, outcome, outcome.getAppendedAt().toEpochMilli(), context);
        Map<BoundingBox, Track> seen = seen(known, outcome);
        return outcome.getDetections().stream()
                .map(detection -> face(detection, seen.get(detection.getBox()), outcome, settings))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Map<BoundingBox, Track> seen(CameraMemory memory, FrameOutcome outcome) {
        Map<BoundingBox, Track> seen = new HashMap<>();
        memory.getTracks().stream()
                .filter(track ->
                        track.getSession() == outcome.getSession() && track.getSequence() == outcome.getSequence())
                .forEach(track -> seen.put(Verdicts.box(track), track));
        return seen;
    }

    private static Optional<SeenFace> face(
            Detection detection, @Nullable Track track, FrameOutcome outcome, Settings settings) {
        boolean sure = detection.getCompliance() != Compliance.UNKNOWN;
        if (track == null && !sure) {
            return Optional.empty();
        }
        BoundingBox box = detection.getBox();
        boolean person = track != null && track.getConfirmed();
        return Optional.of(new SeenFace(
                box,
                track != null && person ? Judge.held(track) : MaskVerdict.UNKNOWN,
                detection.getClassScores(),
                track != null && person ? Verdicts.trackId(track) : null,
                Zones.admit(settings.getZones(), box),
                Math.min(box.getWidth() * outcome.getWidthPx(), box.getHeight() * outcome.getHeightPx())));
    }
}
