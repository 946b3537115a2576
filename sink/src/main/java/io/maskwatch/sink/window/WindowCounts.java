package io.maskwatch.sink.window;

import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.sink.state.Track;
import io.maskwatch.sink.state.WindowPerson;
import io.maskwatch.sink.state.WindowTally;
import io.maskwatch.sink.verdict.Judge;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts into windows that are not final. A person arrives in the window of the first look, even if that look made no
 * person yet, and is present in every window of a look. The verdict that counts in a window is the one held last within
 * it; if there was none, the first one decided before the window becomes final. Stateless; changes the windows handed
 * in.
 */
public final class WindowCounts {
    private WindowCounts() {}

    /** The window of that time among those not final; null if it is final or not begun. */
    public static @Nullable WindowTally at(List<WindowTally> windows, long atMs) {
        for (WindowTally window : windows) {
            if (contains(window, atMs)) {
                return window;
            }
        }
        return null;
    }

    /** A frame ended in some way. Returns whether its window could still take it. */
    public static boolean frame(List<WindowTally> windows, FrameOutcome outcome, long atMs) {
        WindowTally own = at(windows, atMs);
        if (outcome.getOutcome() == Outcome.ANALYSED) {
            windows.forEach(window -> Coverage.mark(window, atMs));
        }
        if (own == null) {
            return false;
        }
        switch (outcome.getOutcome()) {
            case ANALYSED -> analysed(own, outcome);
            case SHED -> own.setShed(own.getShed() + 1);
            case REJECTED, UNKNOWN -> own.setRejected(own.getRejected() + 1);
        }
        return true;
    }

    private static void analysed(WindowTally window, FrameOutcome outcome) {
        window.setAnalysed(window.getAnalysed() + 1);
        if (outcome.getTruncated()) {
            window.setTruncated(window.getTruncated() + 1);
        }
        if (outcome.getModel() != null) {
            window.setModelHash(outcome.getModel().getHash());
        }
    }

    /** An outcome came whose own window is final; it is counted in the window of {@code nowMs}. */
    public static void late(List<WindowTally> windows, long nowMs) {
        WindowTally window = at(windows, nowMs);
        if (window != null) {
            window.setLate(window.getLate() + 1);
        }
    }

    /** A face was looked at, in a frame that came in order. */
    public static void face(List<WindowTally> windows, double sidePx, boolean tooSmall, long atMs) {
        WindowTally window = at(windows, atMs);
        if (window != null) {
            window.setFaces(window.getFaces() + 1);
            window.setFacesTooSmall(window.getFacesTooSmall() + (tooSmall ? 1 : 0));
            window.setFacesBySide(FaceSides.count(window.getFacesBySide(), sidePx));
        }
    }

    /** So many persons are in a frame that came in order. */
    public static void occupancy(List<WindowTally> windows, int persons, long atMs) {
        WindowTally window = at(windows, atMs);
        if (window != null) {
            window.setCounted(window.getCounted() + 1);
            window.setOccupancySum(window.getOccupancySum() + persons);
            window.setPeak(Math.max(window.getPeak(), persons));
        }
    }

    /** A person was seen, confirmed, or judged at {@code atMs}. */
    public static void person(List<WindowTally> windows, Track track, long atMs) {
        for (WindowTally window : windows) {
            boolean arrived = contains(window, track.getFirstSeenAt());
            boolean seen = arrived || contains(window, atMs);
            WindowPerson entry = entry(window.getPersons(), track.getNumber());
            if (entry == null && seen) {
                window.getPersons().add(new WindowPerson(track.getNumber(), track.getVerdict(), arrived));
            } else if (entry != null && (contains(window, atMs) || undecided(entry))) {
                entry.setVerdict(Judge.held(track).name());
            }
        }
    }

    private static boolean undecided(WindowPerson entry) {
        return entry.getVerdict().equals(MaskVerdict.UNKNOWN.name());
    }

    private static @Nullable WindowPerson entry(Collection<WindowPerson> persons, long number) {
        for (WindowPerson person : persons) {
            if (person.getNumber() == number) {
                return person;
            }
        }
        return null;
    }

    private static boolean contains(WindowTally window, long atMs) {
        return window.getStartAt() <= atMs && atMs < window.getEndAt();
    }
}
