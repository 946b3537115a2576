package io.maskwatch.sink.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.config.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistorySettingsTest {
    @TempDir
    Path folder;

    @Test
    void keepsAFileFor400DaysByDefault() {
        HistorySettings settings = ConfigFile.load(null, Map.of()).section("history", HistorySettings.defaults());

        assertThat(settings).isEqualTo(new HistorySettings("", "", "", Duration.ofDays(400), Duration.ofDays(400)));
        assertThat(settings.shared()).isFalse();
    }

    @Test
    void mapsEveryKey() throws IOException {
        Path file = Files.writeString(folder.resolve("config.yaml"), """
                history:
                  jdbcUrl: jdbc:postgresql://db.example:5432/maskwatch?sslmode=verify-full
                  username: watcher
                  passwordEnv: HISTORY_PASSWORD
                  retention: 30d
                  auditRetention: 90d
                """);

        HistorySettings settings = ConfigFile.load(file, Map.of("MASKWATCH_HISTORY_RETENTION", "31d"))
                .section("history", HistorySettings.defaults());

        assertThat(settings)
                .isEqualTo(new HistorySettings(
                        "jdbc:postgresql://db.example:5432/maskwatch?sslmode=verify-full",
                        "watcher",
                        "HISTORY_PASSWORD",
                        Duration.ofDays(31),
                        Duration.ofDays(90)));
        assertThat(settings.shared()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://db/maskwatch, jdbc:postgresql://HOST",
        "jdbc:h2:mem:x, jdbc:sqlite:PATH",
        "db.example, jdbc:postgresql://HOST",
        "jdbc:sqlite:, names no file",
        "jdbc:sqlite::memory:, names no file",
        "jdbc:sqlite:a.db?cache=shared, names no file",
        "jdbc:postgresql://ann:hunter2@db/maskwatch, history.passwordEnv",
        "jdbc:postgresql://db/maskwatch?password=hunter2, history.passwordEnv",
        "jdbc:postgresql://db/maskwatch?sslPassword=hunter2, history.passwordEnv"
    })
    void refusesOtherDatabasesAndLoginsInTheUrl(String url, String remedy) {
        assertThatThrownBy(() -> HistorySettings.defaults().withJdbcUrl(url))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("history.jdbcUrl")
                .hasMessageContaining(remedy)
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource({"a b", "1st", "pass-word", "MASKWATCH_HISTORY_PASSWORD"})
    void refusesWhatCannotNameThePasswordsVariable(String name) {
        assertThatThrownBy(() -> new HistorySettings("", "", name, Duration.ofDays(1), Duration.ofDays(1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("history.passwordEnv");
    }

    @Test
    void refusesToKeepNothing() {
        assertThatThrownBy(() -> new HistorySettings("", "", "", Duration.ZERO, Duration.ofDays(1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("history.retention");
        assertThatThrownBy(() -> new HistorySettings("", "", "", Duration.ofDays(1), Duration.ofDays(-1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("history.auditRetention");
    }
}
