package io.maskwatch.sink.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {
    private static final String PASSWORD = "correct horse battery";
    private static final HashCost CHEAP = new HashCost(64, 1, 1);

    private final PasswordHasher hasher = new PasswordHasher(CHEAP, new SecureRandom(), 2);

    /** Hashes by OpenSSL's Argon2id, at OWASP's cost and with other numbers. */
    @Test
    void understandsHashesOfAnotherProgram() {
        assertThat(
                        hasher.matches(
                                PASSWORD,
                                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$/HetJC6LZ4lnwgLB+wJSS2a9bFu2Kq4HxwNWzoJq2qU"))
                .isTrue();
        assertThat(
                        hasher.matches(
                                "Käse und Bröt, 12",
                                "$argon2id$v=19$m=64,t=3,p=2$c29tZXNhbHRzb21lc2FsdA$etShMZdQKKPX59E/9oWO/9yonIvMOdjY+kXsblvxZCE"))
                .isTrue();
        assertThat(
                        hasher.matches(
                                "Kase und Brot, 12",
                                "$argon2id$v=19$m=64,t=3,p=2$c29tZXNhbHRzb21lc2FsdA$etShMZdQKKPX59E/9oWO/9yonIvMOdjY+kXsblvxZCE"))
                .isFalse();
    }

    @Test
    void hashesAsOwaspRecommends() {
        String phc = new PasswordHasher(new SecureRandom()).hash(PASSWORD);
        assertThat(phc).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(hasher.matches(PASSWORD, phc)).isTrue();
    }

    @Test
    void saltsEachHash() {
        assertThat(hasher.hash(PASSWORD)).isNotEqualTo(hasher.hash(PASSWORD));
    }

    @Test
    void refusesAnotherPassword() {
        String phc = hasher.hash(PASSWORD);
        assertThat(hasher.matches(PASSWORD, phc)).isTrue();
        assertThat(hasher.matches(PASSWORD + " ", phc)).isFalse();
        assertThat(hasher.matches("", phc)).isFalse();
    }

    @Test
    void takesTheSameLettersHoweverTheyAreEncoded() {
        assertThat(hasher.matches("cafe\u0301 au lait 12", hasher.hash("caf\u00e9 au lait 12")))
                .isTrue();
    }

    @Test
    void noticesAHashOfAnotherCost() {
        assertThat(hasher.stale(hasher.hash(PASSWORD))).isFalse();
        assertThat(new PasswordHasher(new SecureRandom()).stale(hasher.hash(PASSWORD)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$2a$10$abcdefghijklmnopqrstuv",
                "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA",
                "$argon2id$v=19$m=99999999,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA",
                "$argon2id$v=19$m=64,t=0,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA"
            })
    void worksOnNothingElse(String phc) {
        assertThatThrownBy(() -> hasher.matches(PASSWORD, phc)).isInstanceOf(IllegalArgumentException.class);
    }
}
