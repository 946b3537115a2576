package io.maskwatch.sink.group;

import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.alert.Incidents;
import io.maskwatch.sink.alert.Moment;
import io.maskwatch.sink.alert.PeopleScene;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import io.maskwatch.sink.state.AreaMemory;
import io.maskwatch.sink.state.AreaWindow;
import io.maskwatch.sink.state.Member;
import io.maskwatch.sink.state.Signal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** One area's memory while one signal is worked in. Used once, by one thread. */
final class AreaTurn {
    private final AreaMemory memory;
    private final GroupContext context;
    private final StepSettings step;
    private final RecordCodec<Settings> settingsCodec;
    private final AreaWindows windows;
    private final GroupTold told = GroupTold.nothing();
    private Settings settings;

    AreaTurn(
            AreaMemory memory,
            GroupContext context,
            StepSettings step,
            RecordCodec<Settings> settingsCodec,
            RecordCodec<ComplianceWindow> windowCodec) {
        this.memory = memory;
        this.context = context;
        this.step = step;
        this.settingsCodec = settingsCodec;
        this.windows = new AreaWindows(memory, windowCodec);
        this.settings = settingsCodec.decode(memory.getSettings());
    }

    GroupTold told() {
        return told;
    }

    /** Works in what is known of all cameras that are waited for. */
    void advance() {
        List<String> cameras = cameras();
        memory.setMembers(Members.only(memory.getMembers(), member -> cameras.contains(member.getCameraId())));
        OptionalLong heard = least(Member::getHeardUntil);
        long untilMs = heard.orElse(context.readUntilMs() - Members.BEHIND_MS);
        while (!memory.getAhead().isEmpty() && memory.getAhead().get(0).getAt() <= untilMs) {
            Signal signal = memory.getAhead().remove(0);
            if (signal.getWindow() != null) {
                adopt(signal.getAt());
                windows.take(signal);
            } else {
                hear(signal);
                least(Member::getAt).ifPresent(this::pass);
            }
        }
        if (heard.isEmpty()) {
            pass(untilMs);
        }
    }

    private OptionalLong least(ToLongFunction<Member> time) {
        return Members.least(memory.getMembers(), cameras(), context, time);
    }

    /** The area is no more: what is open closes. */
    void end() {
        settings = Settings.newBuilder(settings).setRules(List.of()).build();
        judge(memory.getNow());
        memory.setWindows(List.of());
    }

    private List<String> cameras() {
        SubjectSettings latest = context.settings();
        return latest == null || latest.settings().getCameras() == null
                ? List.of()
                : latest.settings().getCameras();
    }

    private void hear(Signal signal) {
        Member member = Members.find(memory.getMembers(), signal.getCameraId());
        if (member != null) {
            member.setAt(signal.getAt());
            member.setPersons(signal.getPersons());
        }
    }

    private void pass(long nowMs) {
        if (nowMs <= memory.getNow()) {
            return;
        }
        memory.setNow(nowMs);
        adopt(nowMs);
        while (windows.over(nowMs, step.grace().toMillis())) {
            AreaWindow over = memory.getWindows().remove(0);
            memory.setFinalUntil(over.getEndAt());
            tell(over, WindowKind.FINAL);
        }
        if (nowMs >= memory.getProvisionalAt()) {
            long everyMs = step.provisionalEvery().toMillis();
            boolean due = memory.getProvisionalAt() >= 0;
            memory.setProvisionalAt((Math.floorDiv(nowMs, everyMs) + 1) * everyMs);
            AreaWindow open = windows.at(nowMs);
            if (due && open != null) {
                tell(open, WindowKind.PROVISIONAL);
            }
        }
        judge(nowMs);
    }

    /** Opens windows, without gaps, up to the one of that time; each under the latest settings. */
    private void adopt(long atMs) {
        SubjectSettings latest = context.settings();
        while (latest != null && windows.missing(atMs)) {
            settings = latest.settings();
            memory.setSettings(ByteBuffer.wrap(settingsCodec.encode(settings)));
            memory.setSettingsRevision(latest.revision());
            windows.open(atMs, settings, latest.revision());
        }
    }

    private void tell(AreaWindow window, WindowKind kind) {
        told.windows()
                .add(windows.sums(window).tell(context.subject(), kind, EffectiveSettings.minimumSample(settings)));
    }

    private void judge(long nowMs) {
        String name = settings.getName() == null ? context.subject() : settings.getName();
        PeopleScene scene = new PeopleScene(
                new Moment(context.subject(), nowMs, memory.getSettingsRevision(), context.emittedAtMs()),
                "in area " + name,
                true,
                null,
                List.of(),
                windows.crowd(settings, nowMs));
        Incidents.Result result = Incidents.OF_AREA.step(memory.getIncidents(), memory.getTallies(), settings, scene);
        memory.setIncidents(result.incidents());
        memory.setTallies(result.tallies());
        told.alerts().addAll(result.told());
    }
}
