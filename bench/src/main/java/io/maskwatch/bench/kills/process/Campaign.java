package io.maskwatch.bench.kills.process;

import io.maskwatch.bench.kills.plan.Blow;
import io.maskwatch.bench.kills.plan.BlowPlan;
import io.maskwatch.bench.kills.plan.Struck;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Deals the blows of a plan to an installation, and notes and starts again what ended by itself, as a supervisor of processes
 * does.
 * For one thread.
 */
public final class Campaign {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration TEND_EVERY = Duration.ofMillis(500);

    private final Installation installation;
    private final InstantSource clock;
    private final Consumer<String> progress;
    private final Map<Blow, Struck> underway = new HashMap<>();
    private final List<Struck> struck = new ArrayList<>();
    private final List<String> deaths = new ArrayList<>();
    private final List<String> badEnds = new ArrayList<>();
    private final Set<String> ended = new HashSet<>();

    /** @param progress told in a line what is done */
    public Campaign(Installation installation, InstantSource clock, Consumer<String> progress) {
        this.installation = installation;
        this.clock = clock;
        this.progress = progress;
    }

    private record Act(Blow blow, boolean begin) {
        Duration at() {
            return begin ? blow.from() : blow.until();
        }
    }

    /**
     * Deals them all; returns when the last process goes on again. Blows wait, those planned together excepted, until
     * everything that was hit before has started: on a busy machine that takes longer than a pause.
     */
    public void run(BlowPlan plan) {
        Instant begun = clock.instant();
        List<Act> acts = new ArrayList<>();
        plan.blows().forEach(blow -> acts.addAll(List.of(new Act(blow, true), new Act(blow, false))));
        acts.sort(Comparator.comparing(Act::at));
        for (Act act : acts) {
            tendUntil(begun.plus(act.at()));
            if (act.begin() && underway.isEmpty()) {
                begun = begun.plus(awaitWork());
            }
            if (act.begin()) {
                begin(act.blow());
            } else {
                end(act.blow());
            }
        }
    }

    /** Waits, and starts again what ended by itself. */
    public void tendUntil(Instant time) {
        while (clock.instant().isBefore(time)) {
            tend();
            Duration left = Duration.between(clock.instant(), time);
            LockSupport.parkNanos((left.compareTo(TEND_EVERY) < 0 ? left : TEND_EVERY).toNanos());
        }
    }

    /** The blows that were dealt, in the order of their end. */
    public List<Struck> struck() {
        return List.copyOf(struck);
    }

    /** What ended by itself. */
    public List<String> deaths() {
        return List.copyOf(deaths);
    }

    /** What was asked to end, and did not do so cleanly. */
    public List<String> badEnds() {
        return List.copyOf(badEnds);
    }

    /** Asks a process to end, waits for it, and leaves it so. */
    public void end(Child child) {
        tend(); // one that is gone already is none that ended when it was asked
        ended.add(child.name());
        child.askToEnd();
        awaitEnd(child);
    }

    /** Starts again what ended by itself. */
    public void tend() {
        for (String name : installation.names()) {
            Child child = installation.child(name);
            boolean hit =
                    underway.keySet().stream().anyMatch(blow -> blow.target().equals(name));
            if (!hit && !ended.contains(name) && !child.isAlive()) {
                String death = name + " ended by itself with status " + child.status();
                progress.accept(death);
                deaths.add(death);
                child.start();
            }
        }
    }

    /** Returns how long that took. */
    private Duration awaitWork() {
        Instant from = clock.instant();
        Instant limit = from.plus(START_LIMIT);
        while (!installation.works() && clock.instant().isBefore(limit)) {
            tendUntil(clock.instant().plus(TEND_EVERY));
        }
        return Duration.between(from, clock.instant());
    }

    private void begin(Blow blow) {
        tend(); // so that nothing dead is hit, and its death goes unseen
        Child child = installation.child(blow.target());
        progress.accept("%s %s for %.1f s"
                .formatted(blow.fault().words(), blow.target(), blow.lasts().toMillis() / 1e3));
        underway.put(blow, new Struck(blow, child.pid(), clock.instant(), Instant.MAX));
        switch (blow.fault()) {
            case KILL -> child.kill();
            case FREEZE -> child.freeze();
            case STOP -> child.askToEnd();
        }
    }

    private void end(Blow blow) {
        Child child = installation.child(blow.target());
        switch (blow.fault()) {
            case KILL -> child.start();
            case FREEZE -> child.thaw();
            case STOP -> {
                awaitEnd(child);
                child.start();
            }
        }
        Struck dealt = underway.remove(blow);
        if (dealt != null) {
            struck.add(new Struck(blow, dealt.pid(), dealt.from(), clock.instant()));
        }
    }

    private void awaitEnd(Child child) {
        child.awaitEndAsAsked().ifPresent(complaint -> {
            progress.accept(complaint);
            badEnds.add(complaint);
        });
    }
}
