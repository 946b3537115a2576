package io.maskwatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void isLeastMedianAndMost() {
        assertThat(Spread.of(List.of(5, 1, 9, 3, 7), Integer::doubleValue)).isEqualTo(new Spread(1, 5, 9));
        assertThat(Spread.of(List.of(2), Integer::doubleValue)).isEqualTo(new Spread(2, 2, 2));
    }
}
