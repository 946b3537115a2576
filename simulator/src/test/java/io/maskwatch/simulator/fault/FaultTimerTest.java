package io.maskwatch.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FaultTimerTest {
    @Test
    void goesOnAfterAChangeThatFails() throws InterruptedException {
        CountDownLatch happened = new CountDownLatch(5);
        try (FaultTimer timer = new FaultTimer()) {
            for (int i = 0; i < 5; i++) {
                timer.after(Duration.ZERO, () -> {
                    happened.countDown();
                    throw new IllegalStateException("as if a port were taken");
                });
            }
            assertThat(happened.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
