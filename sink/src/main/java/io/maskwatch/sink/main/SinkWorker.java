package io.maskwatch.sink.main;

import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.sink.SinkConfig;
import io.maskwatch.sink.kafka.SinkStreams;

/** The sink as a part of a process: reads detections and status, tells verdicts, windows and alerts. */
public final class SinkWorker implements Component {
    private final SinkStreams streams;

    public SinkWorker(SinkConfig config, RoleContext context) {
        this.streams = new SinkStreams(config, context);
    }

    @Override
    public String name() {
        return "sink";
    }

    @Override
    public void start() {
        streams.start();
    }

    @Override
    public Health check() {
        return streams.health();
    }

    @Override
    public void close() {
        streams.close();
    }
}
