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
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command finds the database with the users. */
final class RegisterOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

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
            where(settings);
        }
    }

    /** Users in a database that no server reads would protect nothing: it is to be seen which one this is. */
    private void where(HistorySettings settings) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(
                settings.jdbcUrl().isEmpty()
                        ? "Users are kept in " + data.toAbsolutePath().normalize()
                                + ", which must be the data folder of the server"
                        : "Users are kept in the database of history.jdbcUrl");
        err.flush();
    }

    /** Who works at this command line, for the audit. */
    static Caller caller() {
        return new Caller("cli:" + System.getProperty("user.name", "unknown"), Role.ADMINISTRATOR, "");
    }
}
