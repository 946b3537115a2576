package io.maskwatch.sink.kafka;

import io.maskwatch.schemas.Camera;
import io.maskwatch.sink.camera.CameraContext;
import io.maskwatch.sink.camera.CameraStep;
import io.maskwatch.sink.camera.Told;
import io.maskwatch.sink.state.CameraMemory;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves the time of cameras on of which nothing is heard, not even a status: by the wall clock, and well behind it, so
 * that messages held up in an outage still find their windows open. A camera that was never heard of gets its windows
 * this way, one that is no more and has nothing left is forgotten. Used by one thread.
 */
final class SilentCameras {
    /** Three heartbeats. */
    static final long SILENCE_MS = 15_000;

    private static final long FORGET_MS = 600_000;

    private final SinkParts parts;
    private final CameraStep step;
    private final GlobalView view;
    private final MemoryStore<CameraMemory> memories;
    private final Teller teller;

    SilentCameras(
            SinkParts parts, CameraStep step, GlobalView view, MemoryStore<CameraMemory> memories, Teller teller) {
        this.parts = parts;
        this.step = step;
        this.view = view;
        this.memories = memories;
        this.teller = teller;
    }

    /** Tells what time alone brings about. */
    @FunctionalInterface
    interface Teller {
        void tell(String cameraId, Told told, long timestampMs);
    }

    void visit(int partition, long wallMs) {
        Set<String> ids = new LinkedHashSet<>(memories.keys());
        view.cameraIds().stream()
                .filter(id -> parts.partitionOf(id) == partition)
                .forEach(ids::add);
        ids.forEach(id -> visit(id, wallMs));
    }

    private void visit(String cameraId, long wallMs) {
        Camera camera = view.camera(cameraId);
        CameraMemory memory = memories.find(cameraId);
        CameraContext context = new CameraContext(
                cameraId, camera, view.settings(cameraId), parts.clock().millis());
        if (memory == null) {
            if (GlobalView.toStream(camera)) {
                memories.keep(cameraId, step.begin(context, wallMs));
            }
        } else if (wallMs - memory.getHeardAt() >= SILENCE_MS) {
            silent(cameraId, camera, memory, context, wallMs);
        }
    }

    private void silent(
            String cameraId, @Nullable Camera camera, CameraMemory memory, CameraContext context, long wallMs) {
        Told told = step.silence(memory, wallMs - SILENCE_MS, context);
        boolean idle = memory.getWindows().isEmpty()
                && memory.getTracks().isEmpty()
                && memory.getIncidents().isEmpty();
        if (idle && !GlobalView.toStream(camera) && wallMs - memory.getHeardAt() >= FORGET_MS) {
            memories.forget(cameraId);
        } else if (!idle || GlobalView.toStream(camera)) {
            memories.keep(cameraId, memory);
        }
        teller.tell(cameraId, told, wallMs);
    }
}
