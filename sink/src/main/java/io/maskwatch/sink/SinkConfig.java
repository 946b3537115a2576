package io.maskwatch.sink;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.time.Duration;

/**
 * The sink's configuration. Immutable.
 *
 * @param applicationId Kafka Streams' application: the name of the group and the beginning of its internal topics
 * @param stateFolder folder for the state stores; one process at a time
 * @param inMemory whether state is kept in memory only, restored from its topic at each start; for small sites
 * @param threads stream threads; more than there are partitions serve nobody
 * @param commitInterval how often a transaction is committed; what is read committed is late by half of this
 * @param grace how long after its end a window waits for late outcomes; more than the detector's deadline of 10 s
 * @param provisionalEvery how often an open window is told
 * @param trackLost how long a person may be out of sight (turned away, hidden) and stay the same person
 * @param minimumFacePx smallest face side, in pixels of the published frame, that is judged if neither the settings nor
 *     the model name one
 */
public record SinkConfig(
        String applicationId,
        String stateFolder,
        boolean inMemory,
        int threads,
        Duration commitInterval,
        Duration grace,
        Duration provisionalEvery,
        Duration trackLost,
        int minimumFacePx) {

    private static final Duration DETECTOR_DEADLINE = Duration.ofSeconds(10);

    public SinkConfig {
        require(applicationId.matches("[a-zA-Z0-9._-]{1,100}"), "applicationId", "letters, digits, dots, hyphens");
        require(!stateFolder.isBlank(), "stateFolder", "a folder");
        require(threads >= 1, "threads", "1 or more");
        require(positive(commitInterval), "commitInterval", "above 0");
        require(
                grace.compareTo(DETECTOR_DEADLINE) > 0,
                "grace",
                "above 10s, until which a detector may take over a frame; else whole windows come too late");
        require(positive(provisionalEvery), "provisionalEvery", "above 0");
        require(positive(trackLost), "trackLost", "above 0");
        require(minimumFacePx >= 1, "minimumFacePx", "1 or more");
    }

    /** RocksDB stores, 200 ms a transaction: cheap on a laptop, and an alert is about 0.1 s later for it. */
    public static SinkConfig defaults() {
        return new SinkConfig(
                "maskwatch-sink",
                "maskwatch-data/sink",
                false,
                1,
                Duration.ofMillis(200),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofSeconds(8),
                16);
    }

    public SinkConfig withStateFolder(String folder) {
        return new SinkConfig(
                applicationId,
                folder,
                inMemory,
                threads,
                commitInterval,
                grace,
                provisionalEvery,
                trackLost,
                minimumFacePx);
    }

    public SinkConfig withGrace(Duration time) {
        return new SinkConfig(
                applicationId,
                stateFolder,
                inMemory,
                threads,
                commitInterval,
                time,
                provisionalEvery,
                trackLost,
                minimumFacePx);
    }

    public SinkConfig withInMemory(boolean memory) {
        return new SinkConfig(
                applicationId,
                stateFolder,
                memory,
                threads,
                commitInterval,
                grace,
                provisionalEvery,
                trackLost,
                minimumFacePx);
    }

    private static boolean positive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static void require(boolean holds, String key, String expected) {
        if (!holds) {
            throw new UserError(
                    ExitCode.CONFIGURATION, "sink." + key, "the value is not allowed", "It must be: " + expected);
        }
    }
}
