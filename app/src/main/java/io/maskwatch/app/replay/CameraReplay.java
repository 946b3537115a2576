package io.maskwatch.app.replay;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.alert.Crowd;
import io.maskwatch.sink.alert.Incidents;
import io.maskwatch.sink.alert.Moment;
import io.maskwatch.sink.alert.PeopleScene;
import io.maskwatch.sink.camera.CameraContext;
import io.maskwatch.sink.camera.CameraSignals;
import io.maskwatch.sink.state.CameraMemory;
import io.maskwatch.sink.state.Signal;
import io.maskwatch.sink.state.Stretch;
import io.maskwatch.sink.state.Track;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One camera's past, shown to rules second by second. The sink's own rules judge it; what frames would have said is taken
 * from the verdicts and windows. Use on one thread.
 */
final class CameraReplay {
    /** What is measured over sliding times goes no further back. */
    private static final long SLIDING_MS = 120_000;

    private final CameraContext context;
    private final Settings settings;
    private final PersonsThere people;
    private final StreamTrail stream;
    private final NavigableMap<Long, StoredWindow> windows = new TreeMap<>();
    private final NavigableMap<Long, Slice> slices = new TreeMap<>();
    private final CameraMemory memory;

    CameraReplay(StoredRecords records, CameraContext context, long fromMs) {
        String cameraId = context.cameraId();
        this.context = context;
        this.settings = context.latest().settings();
        this.people = new PersonsThere(records.trails(cameraId));
        this.stream = new StreamTrail(records.statuses(cameraId));
        records.windows(cameraId).forEach(window -> windows.merge(window.startMs(), window, CameraReplay::newer));
        Slice.of(records.windows(cameraId)).forEach(slice -> slices.put(slice.fromMs(), slice));
        this.memory = CameraMemory.newBuilder()
                .setCreatedAt(fromMs)
                .setNextTrack(0)
                .setNow(fromMs)
                .setHeardAt(fromMs)
                .setStreamingAt(fromMs)
                .setSettings(ByteBuffer.allocate(0))
                .setSettingsRevision(context.latest().revision())
                .build();
    }

    /** Shows the rules what there was at that time; returns what they would have told. */
    List<Alert> judge(long atMs) {
        stream.pass(memory, atMs);
        memory.setNow(atMs);
        memory.setStretches(stretches(atMs));
        Slice slice = at(slices, atMs);
        boolean looked = slice != null && atMs < slice.toMs() && slice.analysed() > 0;
        List<Track> there = persons(atMs);
        int persons = slice == null ? -1 : (int) Math.round(slice.persons());
        if (looked) {
            memory.setLookedAt(atMs);
            memory.setPersons(Math.max(persons, seen(there, atMs) ? 1 : 0));
        }
        PeopleScene scene = new PeopleScene(
                new Moment(context.cameraId(), atMs, context.latest().revision(), atMs),
                "before camera " + context.cameraId(),
                looked,
                null,
                there,
                crowd(looked ? persons : -1, seen(there, atMs), atMs));
        Incidents.Result result = Incidents.OF_CAMERA.step(memory.getIncidents(), memory.getTallies(), settings, scene);
        memory.setIncidents(result.incidents());
        memory.setTallies(result.tallies());
        return result.told();
    }

    /** What the areas and the site would have been told of the camera, if anything. */
    Optional<Signal> signal() {
        return CameraSignals.due(memory, context, settings, false, 0);
    }

    private List<Track> persons(long atMs) {
        StoredWindow window = window(atMs);
        people.pass(atMs, window == null ? atMs : window.startMs());
        return people.tracks(atMs);
    }

    /** Whether somebody is there, though the mean over some seconds may say nobody. */
    private static boolean seen(List<Track> persons, long atMs) {
        return persons.stream().anyMatch(person -> person.getLastSeenAt() >= atMs);
    }

    private Crowd crowd(int persons, boolean somebody, long atMs) {
        StoredWindow window = window(atMs);
        return new Crowd(
                persons,
                somebody,
                window == null ? new PersonCounts(0, 0, 0, 0) : people.present(window.startMs(), atMs),
                window == null ? null : window.window().getCoverage(),
                settings.getWindowMs(),
                memory.getStretches().stream().mapToInt(Stretch::getFaces).sum(),
                memory.getStretches().stream()
                        .mapToInt(Stretch::getFacesTooSmall)
                        .sum(),
                List.of());
    }

    private List<Stretch> stretches(long atMs) {
        List<Stretch> stretches = new ArrayList<>();
        for (Slice slice : slices.subMap(atMs - SLIDING_MS, false, atMs, true).values()) {
            if (slice.toMs() <= atMs) {
                stretches.add(new Stretch(
                        slice.fromMs(), slice.analysed(), slice.shed(), slice.faces(), slice.facesTooSmall()));
            }
        }
        return stretches;
    }

    private @Nullable StoredWindow window(long atMs) {
        StoredWindow window = at(windows, atMs);
        return window != null && atMs < window.endMs() ? window : null;
    }

    private static <V> @Nullable V at(NavigableMap<Long, V> byStart, long atMs) {
        Map.Entry<Long, V> entry = byStart.floorEntry(atMs);
        return entry == null ? null : entry.getValue();
    }

    private static StoredWindow newer(StoredWindow one, StoredWindow other) {
        return one.window().getRevision() >= other.window().getRevision() ? one : other;
    }
}
