package io.maskwatch.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RedactionTest {
    /** A user and a password that begins as a port does: by the grammar of URLs a host, a port, and whatever follows. */
    private static final Pattern PORT_LIKE = Pattern.compile("^\\d{1,5}\\s.*", Pattern.DOTALL);

    @Property(tries = 2000)
    void noPasswordInAUrlSurvives(@ForAll String odd) {
        Assume.that(!PORT_LIKE.matcher(odd).matches());
        String text = "cannot open rtsp://viewer:" + odd + "Zk9@10.0.0.21:554/stream: refused";
        assertThat(Redaction.redact(text))
                .doesNotContain("Zk9")
                .startsWith("cannot open rtsp://***@")
                .endsWith("@10.0.0.21:554/stream: refused");
    }

    @Property(tries = 500)
    void textWithoutUrlsAndSecretsStaysAsItIs(@ForAll int number) {
        String text = "gate: stream2 at 10.0.0.21:554 timed out after " + number + " ms (rtsp://10.0.0.21:554/s?x=1)";
        assertThat(Redaction.redact(text)).isEqualTo(text);
    }

    @Test
    void stripsValuesOfKeysThatNameSecrets() {
        assertThat(Redaction.redact("password=geheim, x=1")).isEqualTo("password=***, x=1");
        assertThat(Redaction.redact("{\"ssl.keystore.password\": \"ge heim\", \"a\": 1}"))
                .doesNotContain("heim")
                .contains("\"a\": 1");
        assertThat(Redaction.redact("/user=admin&password=geheim&channel=1"))
                .isEqualTo("/user=admin&password=***&channel=1");
        assertThat(Redaction.redact(
                        "sasl.jaas.config=o.a.k.PlainLoginModule required username=\"u\" password=\"ge\\\"heim\";"))
                .doesNotContain("heim");
        assertThat(Redaction.redact("Authorization: Digest username=\"u\", response=\"geheim\"\nCSeq: 2"))
                .doesNotContain("geheim")
                .contains("CSeq: 2");
    }

    @Test
    void namesOfReferencesStay() {
        String text = "credentials name passwordEnv: MASKWATCH_CAMERA_GATE";
        assertThat(Redaction.redact(text)).isEqualTo(text);
    }

    @Test
    void hostsStayReadable() {
        String text = "rtsp://10.0.0.21/a failed; rtsp://[::1]:554/b failed; mail bob@example.com";
        assertThat(Redaction.redact(text)).isEqualTo(text);
    }
}
