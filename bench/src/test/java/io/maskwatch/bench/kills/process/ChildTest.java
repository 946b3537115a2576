package io.maskwatch.bench.kills.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChildTest {
    @Test
    void complainsOfAnEndThatWasAskedForAndWasNoCleanOne() {
        assertThat(Child.complaint("sink-1", true, Child.ENDED_BY_TERM)).isEmpty();
        assertThat(Child.complaint("sink-1", true, 1)).contains("sink-1 was asked to end, and ended with status 1");
        assertThat(Child.complaint("sink-1", false, 137))
                .contains("sink-1 did not end within 60 s of being asked, and was killed");
    }
}
