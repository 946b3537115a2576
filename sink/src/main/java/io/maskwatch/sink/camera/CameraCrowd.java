package io.maskwatch.sink.camera;

import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.sink.alert.Crowd;
import io.maskwatch.sink.state.CameraMemory;
import io.maskwatch.sink.state.Stretch;
import io.maskwatch.sink.state.WindowTally;
import io.maskwatch.sink.window.WindowCounts;
import io.maskwatch.sink.window.Windows;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The people before a camera as numbers for its rules. Stateless. */
final class CameraCrowd {
    private static final long UNFIT_SPAN_MS = 120_000;

    private CameraCrowd() {}

    static Crowd of(CameraMemory memory, long windowMs, @Nullable FrameOutcome frame, long atMs) {
        WindowTally window = WindowCounts.at(memory.getWindows(), atMs);
        return new Crowd(
                frame == null ? -1 : memory.getPersons(),
                frame == null || memory.getPersons() > 0,
                window == null ? new PersonCounts(0, 0, 0, 0) : Windows.present(window),
                window == null ? null : Windows.coverage(window),
                windowMs,
                faces(memory, Stretch::getFaces),
                faces(memory, Stretch::getFacesTooSmall),
                List.of());
    }

    private static int faces(CameraMemory memory, ToIntFunction<Stretch> what) {
        return Stretches.sum(memory.getStretches(), what, memory.getNow(), UNFIT_SPAN_MS);
    }
}
