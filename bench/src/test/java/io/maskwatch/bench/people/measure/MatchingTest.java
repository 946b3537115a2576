package io.maskwatch.bench.people.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchingTest {
    @Test
    void takesTheGreatestSumAndNotTheGreatestPair() {
        Matching<String, Integer> matching = new Matching<>();
        matching.allow("a", 1, 3);
        matching.allow("a", 2, 2);
        matching.allow("b", 1, 2);
        assertThat(matching.best()).isEqualTo(Map.of("a", 2, "b", 1));
    }

    @Test
    void nobodyIsPairedWithoutLeave() {
        assertThat(new Matching<String, Integer>().best()).isEmpty();
    }
}
