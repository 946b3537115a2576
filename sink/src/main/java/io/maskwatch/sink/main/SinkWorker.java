package io.maskwatch.sink.main;

import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.FolderLock;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.sink.SinkConfig;
import io.maskwatch.sink.kafka.SinkStreams;
import java.nio.file.Path;

/** The sink as a part of a process: reads detections and status, tells verdicts, windows and alerts. */
public final class SinkWorker implements Component {
    private final SinkConfig config;
    private final SinkStreams streams;
    private final ClosingStack started = new ClosingStack();

    public SinkWorker(SinkConfig config, RoleContext context) {
        this.config = config;
        this.streams = new SinkStreams(config, context);
    }

    @Override
    public String name() {
        return "sink";
    }

    @Override
    public synchronized void start() {
        if (!config.inMemory()) {
            started.push(FolderLock.take(Path.of(config.stateFolder()), "state folder", "MASKWATCH_SINK_STATE_FOLDER"));
        }
        started.push(streams).start();
    }

    @Override
    public Health check() {
        return streams.health();
    }

    @Override
    public synchronized void close() {
        started.close();
    }
}
