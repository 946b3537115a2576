package io.maskwatch.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SendGateTest {
    private final AtomicLong now = new AtomicLong();
    private final SendGate gate = new SendGate(now::get);

    @Test
    void refusesForASecondAfterASendThatHadToWait() {
        assertThat(gate.pass(() -> pass(200))).isTrue();
        assertThat(gate.pass(() -> pass(0))).isFalse();
        pass(1000);

        assertThat(gate.pass(() -> pass(0))).isTrue();
    }

    @Test
    void staysOpenWhileSendsAreQuick() {
        assertThat(gate.pass(() -> pass(1))).isTrue();
        assertThat(gate.pass(() -> pass(1))).isTrue();
    }

    private void pass(long ms) {
        now.addAndGet(Duration.ofMillis(ms).toNanos());
    }
}
