package io.maskwatch.sink.camera;

import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.state.CameraMemory;
import io.maskwatch.sink.state.Signal;
import io.maskwatch.sink.state.Silence;
import java.util.List;
import java.util.Optional;

/**
 * How a camera is, for its areas and the site: every five seconds of its time, sooner if something has changed, at once if
 * it has become silent, streams again, or has told a window. Stateless; changes the memory handed in.
 */
public final class CameraSignals {
    private static final long EVERY_MS = 5_000;
    private static final long SOONER_MS = 1_000;
    /** Persons of an older look are not known any more. */
    private static final long LOOKED_MS = 10_000;

    private CameraSignals() {}

    /**
     * The signal, if one is due; remembers what it says.
     *
     * @param atOnce whether it must not wait
     * @param heldMs so far the camera's time is held behind what was heard
     */
    public static Optional<Signal> due(
            CameraMemory memory, CameraContext context, Settings settings, boolean atOnce, long heldMs) {
        long passedMs = memory.getNow() - memory.getSignalledAt();
        if (!atOnce && passedMs < SOONER_MS) {
            return Optional.empty();
        }
        List<Silence> silences = CameraSilences.of(memory, settings, context.toStream());
        List<String> silent = silences.stream().map(Silence::getRuleId).sorted().toList();
        int persons = memory.getNow() - memory.getLookedAt() <= LOOKED_MS ? memory.getPersons() : -1;
        boolean changed = persons != memory.getSignalledPersons() || !silent.equals(memory.getSignalledSilences());
        if (!atOnce && !changed && passedMs < EVERY_MS) {
            return Optional.empty();
        }
        memory.setSignalledAt(memory.getNow());
        memory.setSignalledPersons(persons);
        memory.setSignalledSilences(silent);
        return Optional.of(Signal.newBuilder()
                .setCameraId(context.cameraId())
                .setAt(memory.getNow())
                .setSilences(silences)
                .setClear(CameraSilences.clear(memory, settings, context.toStream())
                        .formatted(context.cameraId()))
                .setFlow(CameraFlow.trouble(memory, heldMs).orElse(null))
                .setPersons(persons)
                .build());
    }
}
