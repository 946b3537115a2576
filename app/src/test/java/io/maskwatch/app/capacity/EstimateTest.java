package io.maskwatch.app.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EstimateTest {
    private static final CameraKind KIND = CameraKind.wide(1280, 25, 4);
    private static final StreamCost STREAM = new StreamCost(0.1, 0.01, new byte[0]);
    private static final BrokerCost BROKER = new BrokerCost(0.005, 2);

    @Test
    void sharesTheCoresBetweenStreamsAndModel() {
        // 0.1 for the stream, 4 frames of 10 + 5 ms for pictures, 80 ms for the model and 5 ms for Kafka: 0.5 cores
        ModelCost model = new ModelCost("m", "CPU", 1, 0.005, 0.08, 50);

        Estimate estimate = Estimate.of(KIND, 4, STREAM, model, BROKER, 0);

        assertThat(estimate.coresACamera()).containsEntry(Part.VIDEO, 0.1).containsEntry(Part.MODEL, 0.32);
        assertThat(estimate.cameras()).isCloseTo(4 * Estimate.USABLE / 0.5, within(1e-9));
        assertThat(estimate.wholeCameras()).isEqualTo(6);
        assertThat(estimate.limit()).isEqualTo(Part.MODEL);
        assertThat(estimate.share(Part.MODEL)).isCloseTo(0.64, within(1e-9));
    }

    @Test
    void namesTheStreamsWhereTheyCostMost() {
        ModelCost model = new ModelCost("m", "CPU", 1, 0.005, 0.01, 400);

        assertThat(Estimate.of(KIND, 4, STREAM, model, BROKER, 0).limit()).isEqualTo(Part.VIDEO);
    }

    @Test
    void isLimitedByAModelThatDoesNotRunOnTheCores() {
        // 5 frames a second of a device, whatever the cores do
        ModelCost model = new ModelCost("m", "CUDA", 16, 0.005, 0.001, 5);

        Estimate estimate = Estimate.of(KIND, 64, STREAM, model, BROKER, 0);

        assertThat(estimate.cameras()).isCloseTo(Estimate.USABLE * 5 / 4, within(1e-9));
        assertThat(estimate.limit()).isEqualTo(Part.MODEL);
    }

    @Test
    void leavesRoomForWhatElseACameraTakes() {
        ModelCost model = new ModelCost("m", "CPU", 1, 0.005, 0.08, 50);
        double alone = Estimate.of(KIND, 4, STREAM, model, BROKER, 0).cameras();

        assertThat(Estimate.of(KIND, 4, STREAM, model, BROKER, 0.5).cameras()).isCloseTo(alone / 2, within(1e-9));
    }

    @Test
    void saysHowManyCamerasAndWhatToDo() {
        ModelCost model = new ModelCost("tiny", "CPU", 1, 0.005, 0.08, 50);
        Machine machine = new Machine(4, Map.of(1280, STREAM), model, BROKER);

        CapacityReport report = machine.report(List.of(KIND, CameraKind.wide(1280, 25, 2)));

        assertThat(report.lines().get(0)).contains("4 cores", "tiny on CPU");
        assertThat(report.lines())
                .anySatisfy(line -> assertThat(line).contains("720p, 25 pictures/s", "4.0/s", " 6 ", "model 64 %"));
        assertThat(report.lines())
                .filteredOn(line -> line.contains("another machine"))
                .hasSize(1);
        ObjectNode json = report.json();
        assertThat(json.at("/estimates/0/limit").textValue()).isEqualTo("MODEL");
        assertThat(json.at("/estimates")).hasSize(2);
    }

    @Test
    void namesSizesAsPeopleDo() {
        assertThat(List.of(1280, 1920, 3840))
                .extracting(width -> CameraKind.wide(width, 25, 4).size())
                .containsExactly("720p", "1080p", "4K");
    }

    @Test
    void comparesWithWhatWasReached() {
        assertThat(new CapacityComparison(11, 10, 0).deviation()).isCloseTo(0.1, within(1e-9));
        assertThat(new CapacityComparison(11, 10, 0).holds()).isTrue();
        assertThat(new CapacityComparison(12, 10, 0).holds()).isFalse();
        assertThat(new CapacityComparison(8, 10, 0).holds()).isFalse();
    }
}
