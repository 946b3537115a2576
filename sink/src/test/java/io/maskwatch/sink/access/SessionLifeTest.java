package io.maskwatch.sink.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.sink.access.jdbc.JdbcStores;
import io.maskwatch.sink.history.jdbc.Database;
import io.maskwatch.sink.testing.TestingDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionLifeTest {
    private final SetClock clock = new SetClock();

    @TempDir
    Path folder;

    @Test
    void aWallDisplayStaysLoggedInAndNobodyElseDoes() {
        try (Database database = TestingDatabase.SQLITE.open(folder)) {
            AccessStores stores = JdbcStores.of(database);
            SessionDesk desk = new SessionDesk(stores.sessions(), new SessionLife(true), clock, new SecureRandom());
            Secret viewer = desk.begin(account(stores, Role.VIEWER));
            Secret operator = desk.begin(account(stores, Role.OPERATOR));

            clock.pass(Duration.ofHours(13));
            desk.begin(account(stores, Role.ADMINISTRATOR)); // forgets what is overdue
            assertThat(desk.find(viewer)).isPresent();
            assertThat(desk.find(operator)).isEmpty();

            clock.pass(Duration.ofDays(80));
            assertThat(desk.find(viewer)).isPresent();
            clock.pass(Duration.ofDays(10));
            assertThat(desk.find(viewer)).isEmpty();
        }
    }

    @Test
    void withoutWallDisplaysAViewersLoginEndsAsAllDo() {
        SessionLife life = new SessionLife(false);
        for (Role role : Role.values()) {
            assertThat(life.idle(role)).isEqualTo(Duration.ofHours(12));
            assertThat(life.longest(role)).isEqualTo(Duration.ofDays(7));
        }
    }

    private Account account(AccessStores stores, Role role) {
        Account account = new Account(role.name().toLowerCase(Locale.ROOT), role, "hash", 1, clock.instant());
        stores.accounts().add(account);
        return account;
    }
}
