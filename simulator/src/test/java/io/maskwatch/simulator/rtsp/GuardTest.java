package io.maskwatch.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.runtime.camera.Login;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class GuardTest {
    private final Guard guard = new Guard(new Login("viewer", "secret"), Challenge.DIGEST_OR_BASIC);

    @Test
    void admitsEverybodyWithoutLogin() {
        assertThat(new Guard(null, Challenge.DIGEST).admits("DESCRIBE", null)).isTrue();
    }

    @Test
    void refusesTheAnonymousAndTheWrongPassword() {
        assertThat(guard.admits("DESCRIBE", null)).isFalse();
        assertThat(guard.admits("DESCRIBE", basic("viewer:wrong"))).isFalse();
        assertThat(guard.admits("DESCRIBE", "Digest username=\"viewer\", response=\"00\""))
                .isFalse();
        assertThat(guard.admits("DESCRIBE", "nonsense")).isFalse();
    }

    @Test
    void admitsBasicCredentials() {
        assertThat(guard.admits("DESCRIBE", basic("viewer:secret"))).isTrue();
    }

    @Test
    void offersDigestFirst() {
        assertThat(guard.challenges()).hasSize(2).first().asString().startsWith("Digest realm=");
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
