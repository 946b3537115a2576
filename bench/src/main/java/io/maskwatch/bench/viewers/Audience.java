package io.maskwatch.bench.viewers;

/** Who watches in a phase. */
enum Audience {
    NOBODY("nobody watches"),
    VIEWERS("watched"),
    STUCK_TOO("one reads nothing");

    private final String words;

    Audience(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean watches() {
        return this != NOBODY;
    }
}
