package io.maskwatch.simulator.fault;

/** Plays scripts on one camera's panel. Thread-safe. */
public final class FaultPlayer {
    /** Told of each fault when it has begun, and when it is over, on the timetable's thread. */
    @FunctionalInterface
    public interface Listener {
        void changed(FaultSpell spell, boolean begun);
    }

    private final FaultPanel panel;
    private final Runnable cut;
    private final Listener listener;

    /**
     * A player that has nothing to play yet.
     *
     * @param cut ends the camera's connections
     */
    public FaultPlayer(FaultPanel panel, Runnable cut, Listener listener) {
        this.panel = panel;
        this.cut = cut;
        this.listener = listener;
    }

    /** Puts a script on the timetable, from now on. */
    public void play(FaultScript script, Timetable timetable) {
        for (FaultSpell spell : script.spells()) {
            timetable.after(spell.at(), () -> begin(spell));
            if (spell.until() != null) {
                timetable.after(spell.until(), () -> end(spell));
            }
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
}
