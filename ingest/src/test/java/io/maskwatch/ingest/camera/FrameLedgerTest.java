package io.maskwatch.ingest.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrameLedgerTest {
    @Property
    void theEquationHoldsAfterEveryStep(@ForAll List<@IntRange(min = 0, max = 2) Integer> steps) {
        FrameLedger ledger = new FrameLedger(3);
        Deque<Long> flying = new ArrayDeque<>();
        long last = 0;
        for (int step : steps) {
            if (step == 0) {
                long sequence = ledger.sample();
                assertThat(Math.abs(sequence)).isEqualTo(++last);
                if (sequence > 0) {
                    flying.add(sequence);
                }
            } else if (!flying.isEmpty()) {
                settle(ledger, flying.remove(), step == 1);
            }
            FrameLedger.Count count = ledger.count();
            assertThat(count.sampled()).isEqualTo(count.published() + count.unpublished() + count.inFlight());
            assertThat(count.inFlight()).isEqualTo(flying.size()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void givesNoSequenceAfterTheEnd() {
        FrameLedger ledger = new FrameLedger(3);
        ledger.close();

        assertThat(ledger.sample()).isZero();
        assertThat(ledger.count().sampled()).isZero();
    }

    private static void settle(FrameLedger ledger, long sequence, boolean acknowledged) {
        if (acknowledged) {
            ledger.acknowledged(sequence);
        } else {
            ledger.failed();
        }
    }
}
