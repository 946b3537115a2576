package io.maskwatch.sink.api.kafka;
/** tmp */
final class Probes {
    static final String PREFIX = "probe-";

    private Probes() {}
}
