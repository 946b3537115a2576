package io.maskwatch.app.command;

import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.install.TopicSettings;
import io.maskwatch.runtime.config.ConfigFile;
import io.maskwatch.runtime.kafka.KafkaSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command finds the Kafka cluster and its configuration. */
final class ClusterOptions {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka broker to begin with; overrides kafka.bootstrap.servers of the configuration.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file; maskwatch.example.yaml documents every key.")
    private @Nullable Path config;

    @Mixin
    private LogOptions log = new LogOptions();

    LogOptions log() {
        return log;
    }

    ConfigFile config() {
        return ConfigFile.load(config, System.getenv());
    }

    TopicSettings topics() {
        return config().section("topics", TopicSettings.defaults());
    }

    /** Access that has reached the cluster. */
    ClusterAccess reach(String clientIdPrefix) {
        ClusterAccess access = access(clientIdPrefix);
        access.clients().reach();
        return access;
    }

    private ClusterAccess access(String clientIdPrefix) {
        Map<String, String> properties = new LinkedHashMap<>(config().properties("kafka"));
        if (bootstrapServers != null) {
            properties.put("bootstrap.servers", bootstrapServers);
        }
        return ClusterAccess.to(new KafkaSettings(properties), clientIdPrefix);
    }
}
