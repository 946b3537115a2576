package io.maskwatch.sink.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.sink.access.jdbc.JdbcStores;
import io.maskwatch.sink.history.HistoryException;
import io.maskwatch.sink.history.jdbc.Database;
import io.maskwatch.sink.testing.TestingDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoginsTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String HERE = "10.0.0.1";
    private static final Caller ROOT = new Caller("cli:root", Role.ADMINISTRATOR, "");

    private final SetClock clock = new SetClock();
    private final SecureRandom random = new SecureRandom();
    private final RecordingTrail trail = new RecordingTrail();
    private final Audit audit = new Audit(trail, clock);
    private final PasswordHasher cheap = new PasswordHasher(new HashCost(64, 1, 1), random, 2);

    @TempDir
    Path folder;

    /** What a test works with. */
    private record Desk(AccessStores stores, Logins logins, UserRegister register) {
        Secret logIn(String name) {
            return ((LoginOutcome.Accepted) logins.logIn(name, PASSWORD, HERE)).secret();
        }

        boolean holds(Secret secret) {
            return logins.caller(secret, HERE).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsInWhoKnowsThePassword(TestingDatabase kind) {
        with(kind, desk -> {
            Secret secret = desk.logIn(" Ann ");
            assertThat(desk.logins().caller(secret, "10.0.0.2")).contains(new Caller("ann", Role.OPERATOR, "10.0.0.2"));
            assertThat(desk.logins().logIn("ann", PASSWORD + "!", HERE)).isInstanceOf(LoginOutcome.Refused.class);
            assertThat(desk.logins().logIn("nobody", PASSWORD, HERE)).isInstanceOf(LoginOutcome.Refused.class);
            assertThat(desk.logins().logIn("ann", "x".repeat(100_000), HERE)).isInstanceOf(LoginOutcome.Refused.class);
            assertThat(trail.actions())
                    .containsExactly(
                            "user.add cli:root ann",
                            "login ann ann",
                            "login.refused ann ann",
                            "login.refused unknown user unknown user",
                            "login.refused ann ann");
        });
    }

    @ParameterizedTest
    @EnumSource
    void keepsOnlyHashes(TestingDatabase kind) {
        with(kind, desk -> {
            Secret secret = desk.logIn("ann");
            assertThat(desk.stores().sessions().find(secret.text())).isEmpty();
            assertThat(desk.stores().sessions().find(secret.hash())).isPresent();
            assertThat(desk.stores().accounts().find("ann").orElseThrow().passwordHash())
                    .startsWith("$argon2id$")
                    .doesNotContain(PASSWORD);
            assertThat(secret.toString()).doesNotContain(secret.text());
        });
    }

    @ParameterizedTest
    @EnumSource
    void endsALoginTwelveHoursAfterItsLastUse(TestingDatabase kind) {
        with(kind, desk -> {
            Secret secret = desk.logIn("ann");
            clock.pass(Duration.ofHours(11));
            assertThat(desk.holds(secret)).isTrue();
            clock.pass(Duration.ofHours(11));
            assertThat(desk.holds(secret)).isTrue();
            clock.pass(Duration.ofHours(12));
            assertThat(desk.holds(secret)).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource
    void endsALoginSevenDaysAfterItBegan(TestingDatabase kind) {
        with(kind, desk -> {
            Secret secret = desk.logIn("ann");
            for (int hours = 6; hours < 7 * 24; hours += 6) {
                clock.pass(Duration.ofHours(6));
                assertThat(desk.holds(secret)).isTrue();
            }
            clock.pass(Duration.ofHours(6));
            assertThat(desk.holds(secret)).isFalse();
            desk.logIn("ann");
            assertThat(desk.stores().sessions().find(secret.hash())).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void endsLoginsWithTheUserAndWithThePassword(TestingDatabase kind) {
        with(kind, desk -> {
            Secret first = desk.logIn("ann");
            desk.register().changePassword(ROOT, "ann", "another long password");
            assertThat(desk.holds(first)).isFalse();
            desk.register().changePassword(ROOT, "ann", PASSWORD);
            Secret second = desk.logIn("ann");
            desk.register().remove(ROOT, "ann");
            assertThat(desk.holds(second)).isFalse();
            desk.register().add(ROOT, "ann", Role.VIEWER, PASSWORD);
            assertThat(desk.holds(second)).isFalse();
        });
    }

    /** A login that was checked before the password changed, and is written down after. */
    @ParameterizedTest
    @EnumSource
    void aLoginThatCrossesAChangeOfThePasswordDoesNotHold(TestingDatabase kind) {
        with(kind, desk -> {
            Account before = desk.stores().accounts().find("ann").orElseThrow();
            desk.register().changePassword(ROOT, "ann", "another long password");
            Secret late = Secret.random(random, "");
            desk.stores().sessions().begin(late.hash(), before, clock.instant());
            assertThat(desk.holds(late)).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource
    void logsOut(TestingDatabase kind) {
        with(kind, desk -> {
            Secret one = desk.logIn("ann");
            Secret other = desk.logIn("ann");
            desk.logins().logOut(one, HERE);
            assertThat(desk.holds(one)).isFalse();
            assertThat(desk.holds(other)).isTrue();
            assertThat(trail.actions()).endsWith("logout ann ann");
        });
    }

    @ParameterizedTest
    @EnumSource
    void hashesAnewWhatWasHashedAtAnotherCost(TestingDatabase kind) {
        with(kind, desk -> {
            Account account = desk.stores().accounts().find("ann").orElseThrow();
            desk.stores().accounts().rehash("ann", account.passwordHash(), cheap.hash(PASSWORD));
            Secret secret = desk.logIn("ann");
            assertThat(desk.stores().accounts().find("ann").orElseThrow().passwordHash())
                    .contains("$m=19456,t=2,p=1$");
            assertThat(desk.holds(secret)).isTrue();
            assertThat(desk.holds(desk.logIn("ann"))).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void slowsGuessingDown(TestingDatabase kind) {
        with(kind, desk -> {
            for (int i = 0; i < 5; i++) {
                assertThat(desk.logins().logIn("ann", "guess " + i, "10.0.1." + i))
                        .isInstanceOf(LoginOutcome.Refused.class);
            }
            assertThat(desk.logins().logIn("ann", PASSWORD, HERE))
                    .isEqualTo(new LoginOutcome.TooMany(Duration.ofSeconds(1)));
            clock.pass(Duration.ofSeconds(1));
            assertThat(desk.logins().logIn("ann", PASSWORD, HERE)).isInstanceOf(LoginOutcome.Accepted.class);
        });
    }

    @ParameterizedTest
    @EnumSource
    void letsNobodyInWhoCannotBeWrittenDown(TestingDatabase kind) {
        with(kind, desk -> {
            trail.breakDown();
            assertThatThrownBy(() -> desk.logIn("ann")).isInstanceOf(HistoryException.class);
            assertThatThrownBy(() -> desk.register().add(ROOT, "ben", Role.VIEWER, PASSWORD))
                    .isInstanceOf(HistoryException.class);
            assertThat(desk.stores().accounts().find("ben")).isEmpty();
        });
    }

    private void with(TestingDatabase kind, Consumer<Desk> test) {
        try (Database database = kind.open(folder)) {
            AccessStores stores = JdbcStores.of(database);
            UserRegister register = new UserRegister(stores, audit, clock, random);
            register.add(ROOT, "Ann", Role.OPERATOR, PASSWORD);
            test.accept(new Desk(
                    stores,
                    new Logins(
                            stores.accounts(),
                            new SessionDesk(stores.sessions(), new SessionLife(false), clock, random),
                            new PasswordHasher(random),
                            audit,
                            clock),
                    register));
        }
    }
}
