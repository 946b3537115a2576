package io.maskwatch.sink.access;

/**
 * What Argon2id is made to cost. Immutable.
 *
 * @param memoryKib memory of one hash, in KiB
 * @param passes how often it is filled
 * @param lanes how many threads may fill it
 */
record HashCost(int memoryKib, int passes, int lanes) {
    /** OWASP's Password Storage Cheat Sheet, first choice: 19 MiB, two passes, one lane. */
    static final HashCost RECOMMENDED = new HashCost(19_456, 2, 1);

    /** More than anybody means; a hash that says so is not worked on. */
    private static final HashCost LIMIT = new HashCost(1 << 20, 64, 64);

    HashCost {
        if (memoryKib < 8 * lanes || passes < 1 || lanes < 1) {
            throw new IllegalArgumentException("Argon2 cannot cost m=%d,t=%d,p=%d".formatted(memoryKib, passes, lanes));
        }
    }

    boolean bearable() {
        return memoryKib <= LIMIT.memoryKib && passes <= LIMIT.passes && lanes <= LIMIT.lanes;
    }
}
