package io.maskwatch.app.live;

import static io.maskwatch.app.testing.Records.alert;
import static io.maskwatch.app.testing.Records.analysed;
import static io.maskwatch.app.testing.Records.persons;
import static io.maskwatch.app.testing.Records.statusBuilder;
import static io.maskwatch.app.testing.Records.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.StreamFacts;
import io.maskwatch.schemas.WindowKind;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveTableTest {
    private final RunTally tally = new RunTally();

    @Test
    void showsARowForEachCamera() {
        tally.add(statusBuilder("gate", 7)
                .setStream(StreamFacts.newBuilder()
                        .setCodec("h264")
                        .setWidthPx(1280)
                        .setHeightPx(720)
                        .build())
                .build());
        tally.add(analysed("gate", 7, 1));
        tally.add(window("gate", 0, WindowKind.FINAL, 1, persons(3, 1, 0, 0)));
        tally.add(statusBuilder("hall", 8).build());
        assertThat(row("gate")).contains("streaming", "h264 1280x720").contains(" 4 ");
        assertThat(row("hall")).contains("streaming");
    }

    @Test
    void saysWhyACameraIsDown() {
        tally.add(statusBuilder("gate", 7)
                .setState(CameraState.BACKING_OFF)
                .setCause(FailureCause.UNAUTHORISED)
                .build());
        assertThat(row("gate")).contains("unauthorised");
    }

    @Test
    void showsTheNewestIncidentsAndHowLongTheyLasted() {
        for (int number = 1; number <= 8; number++) {
            tally.add(alert("gate", "a" + number, RuleKind.UNMASKED_PERSON, 1));
        }
        tally.add(alert("gate", "a8", RuleKind.UNMASKED_PERSON, 2));
        List<String> lines = lines();
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("7 open, 8 in all"));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("10:00:00", "warning", "closed after 20 s"));
        assertThat(lines.stream().filter(line -> line.contains("no mask"))).hasSize(6);
    }

    @Test
    void tellsTheTimeThatHasPassedAndTheLatency() {
        tally.add(analysed("gate", 7, 1));
        assertThat(lines().get(0)).contains("a title", "02:05", "p50 40 ms");
    }

    @Test
    void standsWithoutAnyCamera() {
        assertThat(lines()).anySatisfy(line -> assertThat(line).startsWith("CAMERA"));
    }

    private String row(String cameraId) {
        return lines().stream()
                .filter(line -> line.startsWith(cameraId))
                .findFirst()
                .orElseThrow();
    }

    private List<String> lines() {
        return new LiveTable(ZoneOffset.UTC).lines(tally, "a title", Duration.ofSeconds(125));
    }
}
