package io.maskwatch.app.command;

import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.config.ConfigFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code demo} and {@code up} have in common. */
final class InstallationOptions {
    /** As good as for ever. */
    private static final Duration WITHOUT_END = Duration.ofDays(36_500);

    @Option(names = "--seconds", paramLabel = "N", description = "End by itself after N seconds (default: run on).")
    private @Nullable Integer seconds;

    @Option(names = "--report", paramLabel = "FILE", description = "Write a report as JSON at the end.")
    private @Nullable Path report;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Loopback port of the Kafka broker, for other programs (default: any free one).")
    private int port;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file; maskwatch.example.yaml documents every key.")
    private @Nullable Path config;

    @Mixin
    private LogOptions log = new LogOptions();

    /** @throws UserError for a number that cannot be */
    void check() {
        new OptionRange("--port", 0, 65_535).require(port);
        if (seconds != null) {
            new OptionRange("--seconds", 1, 1_000_000_000).require(seconds);
        }
    }

    ConfigFile config() {
        return ConfigFile.load(config, System.getenv());
    }

    LogOptions log() {
        return log;
    }

    int port() {
        return port;
    }

    @Nullable
    Path report() {
        return report;
    }

    boolean endless() {
        return seconds == null;
    }

    /** When the run ends by itself. */
    Instant endAfter(Instant startedAt) {
        return startedAt.plus(seconds == null ? WITHOUT_END : Duration.ofSeconds(seconds));
    }
}
