package io.maskwatch.bench.sink.step;

import com.sun.management.ThreadMXBean;
import io.maskwatch.bench.sink.load.Crowd;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.camera.CameraContext;
import io.maskwatch.sink.camera.CameraStep;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.state.CameraMemory;
import java.lang.management.ManagementFactory;
import java.time.Instant;

/**
 * Works the frames of one crowd into one camera's memory, as the topology does but without Kafka: each frame's outcome
 * and the memory are read from their bytes, the memory is written to bytes again. Counts the
 * CPU time of its thread, so that what else the machine does matters little. For one thread.
 */
public final class StepRound {
    private static final String CAMERA = "bench";

    private final RecordCodec<FrameOutcome> outcomes = Codecs.local().of(Topics.DETECTIONS);
    private final RecordCodec<CameraMemory> memories = Codecs.local().of(CameraMemory.class);
    private final CameraStep step =
            new CameraStep(StepSettings.defaults(), Codecs.local().of(Settings.class));
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Crowd crowd;
    private byte[] memory = new byte[0];

    public StepRound(int people, Instant start, long seed) {
        this.crowd = new Crowd(CAMERA, people, start, seed);
    }

    /** The mean cost of so many more frames. */
    public StepCost run(int frames) {
        long[] spent = new long[7];
        for (int i = 0; i < frames; i++) {
            frame(outcomes.encode(crowd.next()), spent);
        }
        return new StepCost(
                mean(spent[0], frames),
                mean(spent[1], frames),
                mean(spent[2], frames),
                mean(spent[3], frames),
                mean(spent[4], frames),
                mean(spent[5], frames),
                mean(spent[6], frames));
    }

    private void frame(byte[] bytes, long[] spent) {
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long begun = cpuNs();
        FrameOutcome outcome = outcomes.decode(bytes);
        long read = cpuNs();
        CameraContext context = context(outcome);
        long appendedMs = outcome.getDecidedAt().toEpochMilli();
        CameraMemory known = memory.length == 0 ? step.begin(context, appendedMs) : memories.decode(memory);
        long recalled = cpuNs();
        step.outcome(known, outcome, appendedMs, context);
        long stepped = cpuNs();
        memory = memories.encode(known);
        long kept = cpuNs();
        long allocatedThen = threads.getCurrentThreadAllocatedBytes();
        long passing = cpuNs();
        int length = outcomes.encode(outcome).length;
        long passed = cpuNs();
        add(spent, read - begun, recalled - read, stepped - recalled, kept - stepped, passed - passing);
        spent[5] += allocatedThen - allocated;
        spent[6] += length > 0 ? memory.length : 0;
    }

    private long cpuNs() {
        return threads.getCurrentThreadCpuTime();
    }

    private static void add(long[] spent, long... nanoseconds) {
        for (int i = 0; i < nanoseconds.length; i++) {
            spent[i] += nanoseconds[i];
        }
    }

    private static CameraContext context(FrameOutcome outcome) {
        Camera camera = Camera.newBuilder()
                .setCameraId(CAMERA)
                .setName("Bench")
                .setUrl("file:///bench")
                .build();
        return new CameraContext(
                CAMERA,
                camera,
                EffectiveSettings.of(CAMERA, null, null),
                outcome.getDecidedAt().toEpochMilli());
    }

    private static double mean(long sum, int count) {
        return (double) sum / count;
    }
}
