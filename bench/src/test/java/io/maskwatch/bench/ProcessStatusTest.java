package io.maskwatch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessStatusTest {
    private final ProcessStatus status =
            new ProcessStatus(List.of("Name:\tjava", "VmRSS:\t  612480 kB", "RssFile:\t    31024 kB", "Threads:\t78"));

    @Test
    void readsCountsAndMemory() {
        assertThat(status.count("Threads")).hasValue(78);
        assertThat(status.bytes("VmRSS")).hasValue(612_480L * 1024);
        assertThat(status.bytes("Rss")).isEmpty();
        assertThat(status.bytes("VmSwap")).isEmpty();
    }

    @Test
    void takesNoProcessThatIsNoneForAnEmptyOne() {
        assertThatThrownBy(() -> ProcessStatus.of(Long.MAX_VALUE)).isInstanceOf(UncheckedIOException.class);
    }
}
