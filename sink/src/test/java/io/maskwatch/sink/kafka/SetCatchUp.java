package io.maskwatch.sink.kafka;

import java.util.OptionalLong;

/** Everything is read, up to a time that a test sets; at first as far as the wall clock goes. */
final class SetCatchUp implements CatchUp, CatchUp.Source {
    long readUntilMs = Long.MAX_VALUE;

    @Override
    public void processed(String topic, long offset) {}

    @Override
    public OptionalLong readUntil(long nowMs) {
        return OptionalLong.of(Math.min(nowMs, readUntilMs));
    }

    @Override
    public CatchUp ofCameras(int partition) {
        return this;
    }

    @Override
    public CatchUp ofGroups(int partition) {
        return this;
    }
}
