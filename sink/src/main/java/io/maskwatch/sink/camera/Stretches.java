package io.maskwatch.sink.camera;

import io.maskwatch.schemas.Outcome;
import io.maskwatch.sink.state.Stretch;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What came in lately, for what is measured over sliding times. In steps of ten seconds, for two minutes; counted when it
 * comes in, whenever it was taken. Stateless; changes the list handed in.
 */
final class Stretches {
    private static final long LENGTH_MS = 10_000;
    private static final long KEPT_MS = 120_000;

    private Stretches() {}

    static void outcome(List<Stretch> stretches, Outcome outcome, long nowMs) {
        Stretch stretch = at(stretches, nowMs);
        if (outcome == Outcome.ANALYSED) {
            stretch.setAnalysed(stretch.getAnalysed() + 1);
        } else if (outcome == Outcome.SHED) {
            stretch.setShed(stretch.getShed() + 1);
        }
    }

    static void face(List<Stretch> stretches, boolean tooSmall, long nowMs) {
        Stretch stretch = at(stretches, nowMs);
        stretch.setFaces(stretch.getFaces() + 1);
        stretch.setFacesTooSmall(stretch.getFacesTooSmall() + (tooSmall ? 1 : 0));
    }

    /** The sum over the last {@code lengthMs}, the stretch that has just begun included. */
    static int sum(List<Stretch> stretches, ToIntFunction<Stretch> what, long nowMs, long lengthMs) {
        int sum = 0;
        for (Stretch stretch : stretches) {
            if (stretch.getStartAt() > nowMs - lengthMs) {
                sum += what.applyAsInt(stretch);
            }
        }
        return sum;
    }

    private static Stretch at(List<Stretch> stretches, long nowMs) {
        long startAt = Math.floorDiv(nowMs, LENGTH_MS) * LENGTH_MS;
        if (!stretches.isEmpty() && stretches.get(stretches.size() - 1).getStartAt() >= startAt) {
            return stretches.get(stretches.size() - 1);
        }
        while (!stretches.isEmpty() && stretches.get(0).getStartAt() <= nowMs - KEPT_MS) {
            stretches.remove(0);
        }
        Stretch begun = Stretch.newBuilder().setStartAt(startAt).build();
        stretches.add(begun);
        return begun;
    }
}
