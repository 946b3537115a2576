package io.maskwatch.bench.kills.plan;

/** What is done to a process. */
public enum Fault {
    /** It ends without a word, and is started again later. */
    KILL("kill -9"),
    /** It stands still, with everything that it holds, and goes on later. */
    FREEZE("freeze"),
    /** It is asked to end, and is started again later. */
    STOP("stop");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /** As people say it. */
    public String words() {
        return words;
    }
}
