package io.maskwatch.app.command;

import io.maskwatch.runtime.config.ConfigFile;
import io.maskwatch.sink.access.Audit;
import io.maskwatch.sink.access.Caller;
import io.maskwatch.sink.access.Role;
import io.maskwatch.sink.access.UserRegister;
import io.maskwatch.sink.access.jdbc.JdbcStores;
import io.maskwatch.sink.history.HistorySettings;
import io.maskwatch.sink.history.jdbc.Database;
import io.maskwatch.sink.history.jdbc.JdbcAuditTrail;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command finds the database with the users. */
final class RegisterOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "maskwatch-data",
            description = "Data folder of the installation, unless history.jdbcUrl names a database"
                    + " (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("maskwatch-data");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file; maskwatch.example.yaml documents every key.")
    private @Nullable Path config;

    @Mixin
    private LogOptions log = new LogOptions();

    /** Works with the users; the server may run meanwhile. */
    void with(Consumer<UserRegister> work) {
        log.quiet();
        HistorySettings settings =
                ConfigFile.load(config, System.getenv()).section("history", HistorySettings.defaults());
        try (Database database = Database.open(settings, data, System.getenv())) {
            InstantSource clock = InstantSource.system();
            Audit audit = new Audit(new JdbcAuditTrail(database), clock);
            work.accept(new UserRegister(JdbcStores.of(database), audit, clock, new SecureRandom()));
        }
    }

    /** Who works at this command line, for the audit. */
    static Caller caller() {
        return new Caller("cli:" + System.getProperty("user.name", "unknown"), Role.ADMINISTRATOR, "");
    }
}
