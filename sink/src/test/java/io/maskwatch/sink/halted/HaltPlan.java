package io.maskwatch.sink.halted;

/**
 * When a sink is to be halted. Immutable.
 *
 * @param point where
 * @param count at which passing of that point, from 1; for STARTING and WORKING, milliseconds
 */
record HaltPlan(HaltPoint point, int count) {
    static HaltPlan never() {
        return new HaltPlan(HaltPoint.NONE, 0);
    }

    static HaltPlan parse(String text) {
        String[] parts = text.split(":");
        return new HaltPlan(HaltPoint.valueOf(parts[0]), Integer.parseInt(parts[1]));
    }

    @Override
    public String toString() {
        return point + ":" + count;
    }
}
