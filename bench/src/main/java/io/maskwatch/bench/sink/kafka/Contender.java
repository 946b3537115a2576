package io.maskwatch.bench.sink.kafka;

/** A Kafka Streams application that works through the detections topic from its beginning, on one thread. */
interface Contender {
    /** Begins the names of its threads. */
    String prefix();

    /** Kafka's name of its group. */
    String applicationId();

    /** Runs it; closing what is returned ends it. */
    AutoCloseable start();
}
