package io.maskwatch.sink.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackTest {
    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LocalHost:8080, true",
        "a.localhost:8080, true",
        "127.0.0.1, true",
        "127.1.2.3:8080, true",
        "[::1], true",
        "[::1]:8080, true",
        "[0:0:0:0:0:0:0:1]:80, true",
        "localhost.evil.org, false",
        "localhost.evil.org:8080, false",
        "127.0.0.1.evil.org, false",
        "127.0.0.256, false",
        "10.0.0.1:8080, false",
        "evil.org, false",
        "localhost:8080:1, false",
        "'', false"
    })
    void knowsItsNames(String header, boolean loopback) {
        assertThat(Loopback.isNamedByHeader(header)).isEqualTo(loopback);
    }
}
