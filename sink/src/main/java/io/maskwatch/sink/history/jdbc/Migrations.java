package io.maskwatch.sink.history.jdbc;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables to the form that this version has, file by file from {@code migrations}. Stateless. */
final class Migrations {
    private static final String FOLDER = "classpath:io/maskwatch/sink/migrations";

    private Migrations() {}

    /** Applies what is new; waits while another process does. */
    static void apply(DatabaseKind kind, DataSource source, OpeningFailures failures) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(source)
                    .locations(FOLDER)
                    .placeholders(kind.types())
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw failures.outdated(e.getMessage());
        }
    }
}
