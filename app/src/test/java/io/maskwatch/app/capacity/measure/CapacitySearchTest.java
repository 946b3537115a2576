package io.maskwatch.app.capacity.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.app.capacity.measure.CapacityTrial.Result;
import org.junit.jupiter.api.Test;

class CapacitySearchTest {
    @Test
    void goesUpUntilFramesAreMissing() {
        CapacitySearch search = CapacitySearch.run(8, 30, cameras -> machineFor(10.5, cameras));

        assertThat(search.tried()).extracting(Result::cameras).containsExactly(7, 8, 9, 10, 11);
        assertThat(search.reached()).isCloseTo(10.5, within(1e-9));
    }

    @Test
    void goesDownUntilNoFrameIsMissing() {
        CapacitySearch search = CapacitySearch.run(14, 30, cameras -> machineFor(7.5, cameras));

        assertThat(search.tried()).extracting(Result::cameras).containsExactly(12, 10, 8, 6);
        assertThat(search.reached()).isCloseTo(7.5, within(1e-9));
    }

    @Test
    void endsWithTheCamerasThatThereAre() {
        assertThat(CapacitySearch.run(4, 5, cameras -> machineFor(100, cameras)).reached())
                .isEqualTo(5);
        assertThat(CapacitySearch.run(1, 5, cameras -> machineFor(0.5, cameras)).reached())
                .isCloseTo(0.5, within(1e-9));
    }

    @Test
    void isFullWithTheFirstCameraTooMany() {
        assertThat(CapacitySearch.run(4, 9, cameras -> machineFor(5, cameras))
                        .full()
                        .cameras())
                .isEqualTo(6);
        assertThat(CapacitySearch.run(8, 9, cameras -> machineFor(4, cameras))
                        .full()
                        .cameras())
                .isEqualTo(5);
        assertThat(CapacitySearch.run(4, 5, cameras -> machineFor(9, cameras))
                        .full()
                        .cameras())
                .isEqualTo(5);
    }

    private static Result machineFor(double cameras, int tried) {
        return new Result(tried, Math.min(1, cameras / tried), 0, 1, 0);
    }
}
