package io.maskwatch.simulator.fault;

import io.maskwatch.runtime.UserError;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/** Plays scripts on one camera's panel. Thread-safe. */
public final class FaultPlayer {
    /** Told of each fault when it has begun, and when it is over, on the timetable's thread. */
    @FunctionalInterface
    public interface Listener {
        void changed(FaultSpell spell, boolean begun);
    }

    private final String camera;
    private final FaultPanel panel;
    private final Runnable cut;
    private final Listener listener;

    /**
     * A player that has nothing to play yet.
     *
     * @param camera what it is called in complaints
     * @param cut ends the camera's connections
     */
    public FaultPlayer(String camera, FaultPanel panel, Runnable cut, Listener listener) {
        this.camera = camera;
        this.panel = panel;
        this.cut = cut;
        this.listener = listener;
    }

    /**
     * Puts a script on the timetable, from now on. Its changes happen in their order, one by one, on whatever threads the
     * timetable has; where a fault ends when another begins, it ends first. A change throws a user error for what the
     * camera could not do.
     */
    public void play(FaultScript script, Timetable timetable) {
        List<Change> changes = new ArrayList<>();
        for (FaultSpell spell : script.spells()) {
            changes.add(new Change(spell.at(), spell, true));
            Duration until = spell.until();
            if (until != null) {
                changes.add(new Change(until, spell, false));
            }
        }
        changes.sort(Change.ORDER);
        Queue<Change> due = new ArrayDeque<>(changes);
        changes.forEach(change -> timetable.after(change.at(), () -> next(due)));
    }

    private synchronized void next(Queue<Change> due) {
        Change change = due.remove();
        try {
            if (change.begins()) {
                begin(change.spell());
            } else {
                end(change.spell());
            }
        } catch (UserError e) {
            String fault = camera + ", fault " + change.spell().fault().text();
            throw new UserError(e.code(), fault + ", " + e.input(), e.explanation(), "");
        }
    }

    private void begin(FaultSpell spell) {
        panel.begin(spell.fault().fault(), spell.effectiveAmount());
        if (spell.fault().metOnConnecting()) {
            cut.run();
        }
        listener.changed(spell, true);
    }

    private void end(FaultSpell spell) {
        panel.end(spell.fault().fault());
        listener.changed(spell, false);
    }

    /** A spell's beginning, or its end. */
    private record Change(Duration at, FaultSpell spell, boolean begins) {
        static final Comparator<Change> ORDER = Comparator.comparing(Change::at).thenComparing(Change::begins);
    }
}
