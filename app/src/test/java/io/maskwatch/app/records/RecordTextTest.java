package io.maskwatch.app.records;

import static io.maskwatch.app.testing.Records.alert;
import static io.maskwatch.app.testing.Records.analysed;
import static io.maskwatch.app.testing.Records.frame;
import static io.maskwatch.app.testing.Records.persons;
import static io.maskwatch.app.testing.Records.rejected;
import static io.maskwatch.app.testing.Records.statusBuilder;
import static io.maskwatch.app.testing.Records.window;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.ComplianceRate;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.OutcomeReason;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.WindowKind;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordTextTest {
    private final RecordLine lines = new RecordLine(ZoneOffset.UTC);

    @Test
    void writesTimesAsIso8601AndPicturesAsTheirSize() throws IOException {
        JsonNode json = parsed(frame("gate", 7, 4));
        assertThat(json.get("capturedAt").textValue()).isEqualTo("2026-03-01T10:00:01Z");
        assertThat(json.get("jpeg").textValue()).isEqualTo("<3 bytes>");
        assertThat(json.get("sequence").longValue()).isEqualTo(4);
    }

    @Test
    void writesWhatIsAbsentAsNullAndWhatIsNestedAsObjects() throws IOException {
        JsonNode json = parsed(alert("gate", "a", RuleKind.UNMASKED_PERSON, 1));
        assertThat(json.get("closedAt").isNull()).isTrue();
        assertThat(json.get("kind").textValue()).isEqualTo("UNMASKED_PERSON");
        assertThat(json.get("evidence").get("capturedAt").textValue()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(json.get("evidence").get("cameras").isArray()).isTrue();
    }

    @Test
    void writesFractionsWithoutTheNoiseOfTheirBinaryForm() {
        BoundingBox box = BoundingBox.newBuilder()
                .setLeft(0.1f)
                .setTop(0.2f)
                .setWidth(0.3f)
                .setHeight(0.4f)
                .build();
        assertThat(RecordJson.line(box)).isEqualTo("{\"left\":0.1,\"top\":0.2,\"width\":0.3,\"height\":0.4}");
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void saysEachRecordInOneLine(SpecificRecordBase value) {
        assertThat(lines.of(value)).isNotBlank().doesNotContain("\n");
        assertThat(RecordJson.line(value)).startsWith("{").doesNotContain("\n");
    }

    static Stream<SpecificRecordBase> everyRecord() {
        return Stream.of(
                frame("gate", 7, 1),
                analysed("gate", 7, 1),
                rejected("gate", 7, 1, OutcomeReason.UNDECODABLE),
                statusBuilder("gate", 7).build(),
                window("gate", 0, WindowKind.FINAL, 1, persons(1, 1, 1, 1)),
                alert("gate", "a", RuleKind.LOW_COMPLIANCE, 2),
                Camera.newBuilder()
                        .setCameraId("gate")
                        .setName("Gate")
                        .setUrl("rtsp://10.0.0.21/s")
                        .build(),
                Settings.newBuilder().setSubject("site").build());
    }

    @Test
    void saysWhyAFrameWasRejected() {
        assertThat(lines.of(rejected("gate", 7, 3, OutcomeReason.UNDECODABLE)))
                .contains("10:00:00.790", "gate", "#7/3", "REJECTED", "undecodable: not a JPEG");
    }

    @Test
    void saysWhyACameraIsDown() {
        assertThat(lines.of(statusBuilder("gate", 7)
                        .setState(CameraState.BACKING_OFF)
                        .setCause(FailureCause.NOT_FOUND)
                        .setDetail("the camera knows no such path")
                        .build()))
                .contains("BACKING_OFF", "not-found", "the camera knows no such path");
    }

    @Test
    void saysARateWithItsIntervalOrADash() {
        ComplianceRate rate = ComplianceRate.newBuilder()
                .setValue(0.75)
                .setLow(0.3)
                .setHigh(0.954)
                .setSample(4)
                .setSufficient(true)
                .build();
        assertThat(RecordLine.rate(rate)).isEqualTo("75 % (30-95, n=4)");
        assertThat(RecordLine.rate(null)).isEqualTo("-");
    }

    private static JsonNode parsed(SpecificRecordBase value) throws IOException {
        return new ObjectMapper().readTree(RecordJson.line(value));
    }
}
