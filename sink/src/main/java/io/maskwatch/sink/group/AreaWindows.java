package io.maskwatch.sink.group;

import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.alert.Crowd;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.state.AreaMemory;
import io.maskwatch.sink.state.AreaWindow;
import io.maskwatch.sink.state.Member;
import io.maskwatch.sink.state.MemberWindow;
import io.maskwatch.sink.state.Signal;
import io.maskwatch.sink.window.WindowCalendar;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An area's windows that are not final, with what its cameras told of them. Works on the memory. */
final class AreaWindows {
    /** Persons that a camera saw longer ago do not crowd any more. */
    private static final long SEEN_MS = 15_000;

    private final AreaMemory memory;
    private final RecordCodec<ComplianceWindow> codec;

    AreaWindows(AreaMemory memory, RecordCodec<ComplianceWindow> codec) {
        this.memory = memory;
        this.codec = codec;
    }

    /** A camera tells one of its windows: the newest revision counts. One that is final, or has other bounds, is left. */
    void take(Signal signal) {
        ComplianceWindow told = decode(signal.getWindow());
        for (AreaWindow window : memory.getWindows()) {
            if (window.getStartAt() == told.getStartAt().toEpochMilli()
                    && window.getEndAt() == told.getEndAt().toEpochMilli()
                    && window.getCameras().contains(signal.getCameraId())) {
                window.setWindows(Members.only(
                        window.getWindows(), part -> !part.getCameraId().equals(signal.getCameraId())));
                window.getWindows().add(new MemberWindow(signal.getCameraId(), signal.getWindow()));
            }
        }
    }

    /** Whether no window of that time was opened yet. */
    boolean missing(long atMs) {
        List<AreaWindow> windows = memory.getWindows();
        return windows.isEmpty()
                ? memory.getFinalUntil() <= atMs
                : windows.get(windows.size() - 1).getEndAt() <= atMs;
    }

    void open(long atMs, Settings settings, long revision) {
        List<AreaWindow> windows = memory.getWindows();
        long lengthMs = EffectiveSettings.windowMs(settings);
        long lastEndMs =
                windows.isEmpty() ? -1 : windows.get(windows.size() - 1).getEndAt();
        long startAt = WindowCalendar.start(lastEndMs, atMs, memory.getFinalUntil(), lengthMs);
        windows.add(AreaWindow.newBuilder()
                .setStartAt(startAt)
                .setEndAt(WindowCalendar.end(startAt, lengthMs))
                .setCameras(settings.getCameras() == null ? List.of() : settings.getCameras())
                .setWindows(new ArrayList<>())
                .setSettingsRevision(revision)
                .build());
    }

    /** Whether the first window is over: its cameras, each with the same grace, have told theirs. */
    boolean over(long nowMs, long graceMs) {
        List<AreaWindow> windows = memory.getWindows();
        return !windows.isEmpty() && windows.get(0).getEndAt() + graceMs <= nowMs;
    }

    @Nullable
    AreaWindow at(long nowMs) {
        for (AreaWindow window : memory.getWindows()) {
            if (window.getStartAt() <= nowMs && nowMs < window.getEndAt()) {
                return window;
            }
        }
        return null;
    }

    AreaSums sums(AreaWindow window) {
        return new AreaSums(
                window,
                window.getWindows().stream()
                        .sorted(Comparator.comparing(MemberWindow::getCameraId))
                        .map(part -> decode(part.getWindow()))
                        .toList());
    }

    /** The people of the area as numbers for its rules. */
    Crowd crowd(Settings settings, long nowMs) {
        List<Member> counted = memory.getMembers().stream()
                .filter(member -> member.getPersons() >= 0 && nowMs - member.getAt() <= SEEN_MS)
                .filter(member ->
                        settings.getCameras() != null && settings.getCameras().contains(member.getCameraId()))
                .toList();
        AreaWindow window = at(nowMs);
        AreaSums sums = window == null ? null : sums(window);
        int persons = counted.stream().mapToInt(Member::getPersons).sum();
        return new Crowd(
                counted.isEmpty() ? -1 : persons,
                counted.isEmpty() || persons > 0,
                sums == null ? new PersonCounts(0, 0, 0, 0) : sums.present(),
                sums == null ? null : sums.coverage(),
                EffectiveSettings.windowMs(settings),
                0,
                0,
                counted.stream().map(Member::getCameraId).sorted().toList());
    }

    private ComplianceWindow decode(@Nullable ByteBuffer bytes) {
        if (bytes == null) {
            throw new IllegalArgumentException("A signal without a window");
        }
        return codec.decode(bytes);
    }
}
