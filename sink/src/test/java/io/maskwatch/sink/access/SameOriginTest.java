package io.maskwatch.sink.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
    private final SameOrigin origins = new SameOrigin("https://masks.example.org");

    @ParameterizedTest
    @CsvSource({
        "same-origin, , localhost:8080, true",
        "none, , localhost:8080, true",
        "cross-site, , localhost:8080, false",
        "same-site, , localhost:8080, false",
        "'', , localhost:8080, true",
        "unheard-of, http://localhost:8080, localhost:8080, false",
        "cross-site, http://localhost:8080, localhost:8080, false",
        ", http://localhost:8080, localhost:8080, true",
        ", http://LOCALHOST:8080, localhost:8080, true",
        ", http://localhost:8081, localhost:8080, false",
        ", https://evil.example.org, localhost:8080, false",
        ", null, localhost:8080, false",
        ", http://localhost:8080, , false",
        ", , localhost:8080, true",
        "same-origin, https://masks.example.org, inner:8080, true",
        ", https://masks.example.org, inner:8080, true",
        ", https://masks.example.org.evil.org, inner:8080, false"
    })
    void tellsOurPageFromOthers(@Nullable String site, @Nullable String origin, @Nullable String host, boolean own) {
        assertThat(origins.own(site, origin, host)).isEqualTo(own);
    }
}
