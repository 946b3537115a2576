package io.maskwatch.app.capacity;

/** What a camera's work is made of. */
public enum Part {
    /** Receiving and decoding the stream. */
    VIDEO(
            "receiving and decoding the streams",
            "Let the cameras send fewer or smaller pictures (a second stream often serves), or start an ingest worker on"
                    + " another machine."),
    /** Scaling, JPEG both ways. */
    PICTURES(
            "scaling pictures and JPEG",
            "Lower framesPerSecond or maxWidth of the cameras, or start an ingest worker on another machine."),
    /** Runs of the model. */
    MODEL(
            "runs of the model",
            "Start a detector on another machine, use a GPU (detector.provider), or lower framesPerSecond or detectAt of the"
                    + " cameras."),
    /** Kafka. */
    BROKER("Kafka", "Run the broker on a machine of its own.");

    private final String words;
    private final String remedy;

    Part(String words, String remedy) {
        this.words = words;
        this.remedy = remedy;
    }

    /** What it does. */
    public String words() {
        return words;
    }

    /** What gives room where it is the limit. */
    public String remedy() {
        return remedy;
    }
}
