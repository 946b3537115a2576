package io.maskwatch.sink.group;

import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import io.maskwatch.sink.state.AreaMemory;
import io.maskwatch.sink.state.Member;
import io.maskwatch.sink.state.Signal;
import java.nio.ByteBuffer;
import java.util.ArrayList;

/**
 * One area's step: memory and a signal of one of its cameras to new memory and what is to be told. Signals are worked in by
 * the cameras' own times, each when all cameras that are waited for were heard of up to then; so their order between
 * cameras does not matter. The memory handed in belongs to the step. Thread-safe.
 */
public final class AreaStep {
    private final StepSettings step;
    private final RecordCodec<Settings> settingsCodec;
    private final RecordCodec<ComplianceWindow> windowCodec;

    public AreaStep(StepSettings step, RecordCodec<Settings> settingsCodec, RecordCodec<ComplianceWindow> windowCodec) {
        this.step = step;
        this.settingsCodec = settingsCodec;
        this.windowCodec = windowCodec;
    }

    /** The memory of an area that is heard of for the first time. */
    public AreaMemory begin(SubjectSettings settings) {
        return AreaMemory.newBuilder()
                .setMembers(new ArrayList<>())
                .setAhead(new ArrayList<>())
                .setWindows(new ArrayList<>())
                .setSettings(ByteBuffer.wrap(settingsCodec.encode(settings.settings())))
                .setSettingsRevision(settings.revision())
                .build();
    }

    /**
     * One of its cameras tells how it is, or a window.
     *
     * @param causedMs when the broker had the message that caused it
     */
    public GroupTold signal(AreaMemory memory, Signal signal, long causedMs, GroupContext context) {
        if (signal.getWindow() == null) {
            Members.heard(memory.getMembers(), signal, causedMs);
        }
        Member sender = Members.find(memory.getMembers(), signal.getCameraId());
        if (sender == null || signal.getAt() >= sender.getAt()) {
            Members.queue(memory.getAhead(), signal);
        }
        return time(memory, context);
    }

    /** Time may have passed. */
    public GroupTold time(AreaMemory memory, GroupContext context) {
        AreaTurn turn = new AreaTurn(memory, context, step, settingsCodec, windowCodec);
        if (context.settings() == null) {
            turn.end();
        } else {
            turn.advance();
        }
        return turn.told();
    }
}
