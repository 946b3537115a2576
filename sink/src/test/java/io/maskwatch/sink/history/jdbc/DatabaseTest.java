package io.maskwatch.sink.history.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.UserError;
import io.maskwatch.sink.history.HistoryException;
import io.maskwatch.sink.history.HistorySettings;
import io.maskwatch.sink.testing.TestingDatabase;
import io.maskwatch.sink.testing.TestingPostgres;
import io.maskwatch.testkit.kafka.TestingBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void isTheSameWhenItIsOpenedAgain(TestingDatabase kind) {
        HistorySettings settings = kind.settings(folder);
        try (Database database = TestingDatabase.open(settings, folder)) {
            database.write(connection -> put(connection, "a"));
        }
        try (Database database = TestingDatabase.open(settings, folder);
                Database second = TestingDatabase.open(settings, folder)) {
            assertThat(fingerprints(database)).containsExactly("a");
            assertThat(fingerprints(second)).containsExactly("a");
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesAllOfAWorkOrNothing(TestingDatabase kind) {
        try (Database database = kind.open(folder)) {
            assertThatThrownBy(() -> database.write(connection -> {
                        put(connection, "a");
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> database.write(connection -> {
                        put(connection, "b");
                        return put(connection, "b");
                    }))
                    .isInstanceOf(HistoryException.class);

            assertThat(fingerprints(database)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void lendsConnectionsToManyAtOnce(TestingDatabase kind) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (Database database = kind.open(folder)) {
            List<Future<Integer>> writes = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String name = "n" + i;
                writes.add(threads.submit(() -> database.write(connection -> put(connection, name))));
                writes.add(threads.submit(() -> fingerprints(database).size()));
            }
            for (Future<Integer> write : writes) {
                write.get();
            }
            assertThat(fingerprints(database)).hasSize(200);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void keepsItsFileInTheDataFolderForItsOwnerAlone() throws IOException {
        try (Database database = Database.open(HistorySettings.defaults(), folder.resolve("data"), Map.of())) {
            Path file = folder.resolve("data/history.db");

            assertThat(database.check().healthy()).isTrue();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Path file = Files.writeString(
                folder.resolve("notes.txt"), "not a database, but long enough to be looked at".repeat(40));

        assertRefused(HistorySettings.defaults().withJdbcUrl("jdbc:sqlite:" + file), Map.of())
                .contains("notes.txt", "no database");
    }

    @Test
    void refusesAFolderThatCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertRefused(HistorySettings.defaults().withJdbcUrl("jdbc:sqlite:" + file.resolve("history.db")), Map.of())
                .contains("history.jdbcUrl", "cannot be made");
    }

    @Test
    void saysWhyAServerCannotBeUsed() {
        HistorySettings right = TestingDatabase.POSTGRESQL.settings(folder);

        assertRefused(right, Map.of()).contains("HISTORY_PASSWORD is not set");
        assertRefused(right, Map.of("HISTORY_PASSWORD", "hunter2"))
                .contains("refuses the login", "history.passwordEnv");
        assertRefused(TestingDatabase.login(TestingPostgres.shared().url("nowhere")), TestingDatabase.ENVIRONMENT)
                .contains("\"nowhere\" does not exist");
        assertRefused(
                        TestingDatabase.login("jdbc:postgresql://127.0.0.1:" + TestingBroker.freePort() + "/maskwatch"),
                        TestingDatabase.ENVIRONMENT)
                .contains("cannot be reached");
        assertRefused(TestingDatabase.login("jdbc:postgresql:/?:"), TestingDatabase.ENVIRONMENT)
                .contains("cannot be");
    }

    @Test
    void isSickWhileTheServerIsAwayAndWellAgainAfterwards() {
        try (TestingPostgres server = TestingPostgres.start()) {
            HistorySettings settings = TestingDatabase.login(server.newDatabase());
            try (Database database = TestingDatabase.open(settings, folder)) {
                server.stop();
                assertThatThrownBy(() -> fingerprints(database))
                        .isInstanceOf(HistoryException.class)
                        .hasMessageContaining("cannot be read");
                assertThatThrownBy(() -> database.write(connection -> put(connection, "a")))
                        .isInstanceOf(HistoryException.class)
                        .hasMessageContaining("cannot be written");
                assertThat(database.check().healthy()).isFalse();
                server.startAgain();
                database.write(connection -> put(connection, "b"));

                assertThat(database.check().healthy()).isTrue();
                assertThat(fingerprints(database)).containsExactly("b");
            }
        }
    }

    private AbstractStringAssert<?> assertRefused(HistorySettings settings, Map<String, String> environment) {
        try (Database database = Database.open(settings, folder, environment)) {
            throw new AssertionError("opened " + settings + ", " + database.check());
        } catch (UserError e) {
            return assertThat(e.getMessage()).doesNotContain("hunter2").doesNotContain(TestingPostgres.PASSWORD);
        }
    }

    private static int put(Connection connection, String fingerprint) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO record_schemas (fingerprint, schema_json) VALUES (?, '{}')")) {
            new Columns(statement).text(fingerprint);
            return statement.executeUpdate();
        }
    }

    private static List<String> fingerprints(Database database) {
        return database.read(connection -> {
            List<String> found = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement("SELECT fingerprint FROM record_schemas");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        });
    }
}
