package io.maskwatch.ingest;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.time.Duration;

/**
 * Settings of an ingest worker. Immutable, checked when made.
 *
 * @param sessionTimeout how long the group waits for a silent worker before its cameras go to another; a worker that has
 *     not polled for four fifths of it stops its cameras by itself. 6 s to 60 s, within what the broker allows
 * @param statusInterval time between two status records of a camera whose state does not change; at most 5 s
 * @param firstPause longest pause after a first failure; the pause is drawn from its upper half
 * @param longestPause what the pause grows to, doubling with each failure
 * @param stableAfter how long a stream must have run for the next failure to count as a first one
 * @param stopTimeout how long a camera that is told to stop may take before it is given up; its frames are barred at once
 * @param probeDuration how long a camera in mode PROBE is watched
 * @param framesInFlight frames of one camera that may wait for the broker's acknowledgement; more are counted unpublished
 * @param maxFrameBytes greatest JPEG; the broker's limit of a message is 1 MB
 * @param deliveryTimeout how long a frame may wait for the broker before it is counted unpublished
 * @param bufferMegabytes memory for frames of all cameras that wait for the broker
 * @param decoderThreads threads of each camera's decoder; 1 is best for many cameras
 * @param secretsFolder folder of the files that cameras name in {@code passwordFile}; empty for none
 */
public record IngestConfig(
        Duration sessionTimeout,
        Duration statusInterval,
        Duration firstPause,
        Duration longestPause,
        Duration stableAfter,
        Duration stopTimeout,
        Duration probeDuration,
        int framesInFlight,
        int maxFrameBytes,
        Duration deliveryTimeout,
        int bufferMegabytes,
        int decoderThreads,
        String secretsFolder) {

    public IngestConfig {
        between("sessionTimeout", sessionTimeout, Duration.ofSeconds(6), Duration.ofSeconds(60));
        between("statusInterval", statusInterval, Duration.ofMillis(100), Duration.ofSeconds(5));
        between("firstPause", firstPause, Duration.ofMillis(10), Duration.ofSeconds(60));
        between("longestPause", longestPause, firstPause, Duration.ofMinutes(10));
        between("stableAfter", stableAfter, Duration.ofMillis(100), Duration.ofHours(1));
        between("stopTimeout", stopTimeout, Duration.ofMillis(100), sessionTimeout);
        between("probeDuration", probeDuration, Duration.ofMillis(500), Duration.ofMinutes(1));
        between("framesInFlight", framesInFlight, 1, 1000);
        between("maxFrameBytes", maxFrameBytes, 10_000, 900_000);
        between("deliveryTimeout", deliveryTimeout, Duration.ofSeconds(1), Duration.ofMinutes(2));
        between("bufferMegabytes", bufferMegabytes, 4, 4096);
        between("decoderThreads", decoderThreads, 1, 64);
    }

    public static IngestConfig defaults() {
        return new IngestConfig(
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                8,
                900_000,
                Duration.ofSeconds(10),
                64,
                1,
                "");
    }

    private static void between(String key, Duration value, Duration low, Duration high) {
        if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
            throw outOfRange(key, words(value), words(low), words(high));
        }
    }

    private static void between(String key, int value, int low, int high) {
        if (value < low || value > high) {
            throw outOfRange(key, Integer.toString(value), Integer.toString(low), Integer.toString(high));
        }
    }

    private static String words(Duration value) {
        return value.toMillis() % 1000 == 0 ? value.toSeconds() + "s" : value.toMillis() + "ms";
    }

    private static UserError outOfRange(String key, String value, String low, String high) {
        return new UserError(
                ExitCode.CONFIGURATION,
                "ingest." + key,
                value + " is out of range",
                "Use a value from " + low + " to " + high);
    }
}
