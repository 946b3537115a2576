package io.maskwatch.sink.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteAddressTest {
    @ParameterizedTest
    @CsvSource({
        ", true, 10.0.0.1",
        "203.0.113.9, false, 10.0.0.1",
        "203.0.113.9, true, 203.0.113.9",
        "'6.6.6.6, 203.0.113.9', true, 203.0.113.9",
        "'203.0.113.9, unknown', true, 10.0.0.1",
        "2001:db8::1, true, 2001:db8::1",
        "<script>, true, 10.0.0.1"
    })
    void believesAProxyOnlyIfToldSo(@Nullable String header, boolean trust, String address) {
        assertThat(RemoteAddress.of("10.0.0.1", header, trust)).isEqualTo(address);
    }
}
