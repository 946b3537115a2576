package io.maskwatch.sink.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.UserError;
import io.maskwatch.sink.access.jdbc.JdbcStores;
import io.maskwatch.sink.history.jdbc.Database;
import io.maskwatch.sink.testing.TestingDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String HERE = "127.0.0.1";
    private static final Caller ROOT = new Caller("cli:root", Role.ADMINISTRATOR, "");

    @TempDir
    Path folder;

    private @Nullable Database database;
    private final SetClock clock = new SetClock();
    private final SecureRandom random = new SecureRandom();

    @BeforeEach
    void open() {
        database = TestingDatabase.SQLITE.open(folder);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, , true",
        "localhost, , true",
        "::1, , true",
        "127.0.0.1, http://localhost:8080, true",
        "0.0.0.0, , false",
        "::, , false",
        "192.168.1.5, , false",
        "masks.example.org, , false",
        "127.0.0.1, https://masks.example.org, false"
    })
    void isOfferedElsewhereOnlyWithUsers(String host, @Nullable String publicUrl, boolean alone) {
        Admission admission = admission(host, publicUrl);
        if (alone) {
            assertThatCode(admission::requireUsers).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(admission::requireUsers)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("maskwatch users add");
        }
        assertThat(admission.loginRequired()).isEqualTo(!alone);
        register().add(ROOT, "ann", Role.VIEWER, PASSWORD);
        assertThatCode(admission::requireUsers).doesNotThrowAnyException();
        assertThat(admission.loginRequired()).isTrue();
    }

    @Test
    void takesEverybodyOnThisMachineForTheAdministratorUntilThereIsAUser() {
        Admission admission = admission("127.0.0.1", null);
        assertThat(admission.caller(null, null, HERE)).contains(new Caller("local", Role.ADMINISTRATOR, HERE));
        register().add(ROOT, "ann", Role.VIEWER, PASSWORD);
        assertThat(admission.caller(null, null, HERE)).isEmpty();
        register().remove(ROOT, "ann");
        assertThat(admission.caller(null, null, HERE)).isPresent();
    }

    @Test
    void knowsProgramsByTheirToken() {
        Admission admission = admission("0.0.0.0", null);
        Secret token = register().addToken(ROOT, "wall", Role.VIEWER);
        assertThat(admission.caller(token, null, HERE)).contains(new Caller("token:wall", Role.VIEWER, HERE));
        register().removeToken(ROOT, "wall");
        assertThat(admission.caller(token, null, HERE)).isEmpty();
    }

    @Test
    void aWrongTokenIsNobodyEvenWhereNobodyHasToLogIn() {
        Admission admission = admission("127.0.0.1", null);
        assertThat(admission.caller(new Secret("wrong"), null, HERE)).isEmpty();
    }

    private UserRegister register() {
        return new UserRegister(stores(), new Audit(new RecordingTrail(), clock), clock, random);
    }

    private AccessStores stores() {
        return JdbcStores.of(Optional.ofNullable(database).orElseThrow());
    }

    private Admission admission(String host, @Nullable String publicUrl) {
        AccessStores stores = stores();
        Audit audit = new Audit(new RecordingTrail(), clock);
        Logins logins = new Logins(
                stores.accounts(),
                new SessionDesk(stores.sessions(), new SessionLife(false), clock, random),
                new PasswordHasher(random),
                audit,
                clock);
        URI url = publicUrl == null ? null : URI.create(publicUrl);
        return new Admission(new AccessSettings(host, url, false), stores, logins);
    }
}
