package io.maskwatch.bench.ingest;

import io.maskwatch.bench.Pause;
import io.maskwatch.bench.kills.process.Child;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An ingest worker as a user starts it: a process of its own, with the defaults but for a heap of 256 MB. For one thread; closing kills it. */
final class IngestProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    /** Otherwise its memory would say how much the machine has. */
    private static final String HEAP = "-Xmx256m";

    private final Child child;

    private IngestProcess(Child child) {
        this.child = child;
    }

    /** Returns when it works. */
    static IngestProcess start(Path folder, String bootstrapServers) {
        Child child = new Child(new Child.Recipe(
                "ingest", folder, List.of(HEAP), Map.of(), List.of("ingest", "--bootstrap-servers", bootstrapServers)));
        child.start();
        try {
            Pause.until(
                    () -> {
                        if (!child.isAlive()) {
                            throw new IllegalStateException("The ingest worker ended: " + child.said());
                        }
                        return child.works();
                    },
                    START_LIMIT,
                    "The start of an ingest worker");
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
        return new IngestProcess(child);
    }

    ProcessCost cost() {
        return ProcessCost.of(child.pid());
    }

    @Override
    public void close() {
        child.close();
    }
}
