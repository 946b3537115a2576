package io.maskwatch.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.bench.testing.BenchRun;
import io.maskwatch.runtime.ExitCode;
import org.junit.jupiter.api.Test;

class FaultsBenchmarkTest {
    @Test
    void refusesANameThatItDoesNotKnowAndNamesAll() {
        BenchRun run = BenchRun.of("faults", "--only", "nonsense");
        assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("nonsense", "codec-h265", "4k-30", "tls-expired", "reboot-wave", "reconnects");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void hasANameForEachFault() {
        assertThat(FaultCases.names()).doesNotHaveDuplicates();
        assertThat(FaultCases.plain()).extracting(FaultCase::name).isSubsetOf(FaultCases.names());
        assertThat(FaultCases.h265(new byte[0]).name()).isIn(FaultCases.names());
        assertThat(FaultCases.uhd(new byte[0]).name()).isIn(FaultCases.names());
    }
}
