package io.maskwatch.sink.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Codecs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class ReleasedStatesTest {
    private static final Map<String, Schema> TODAY = Map.of(
            "CameraMemory", CameraMemory.getClassSchema(),
            "AreaMemory", AreaMemory.getClassSchema(),
            "SiteMemory", SiteMemory.getClassSchema(),
            "Signal", Signal.getClassSchema());

    @Test
    void todaysSinkReadsWhatEveryReleaseWrote() throws SchemaValidationException {
        for (String file : ReleasedStates.FILES) {
            Schema today = TODAY.get(file.substring(file.indexOf('/') + 1));
            assertThat(today).as(file).isNotNull();
            new SchemaValidatorBuilder()
                    .canReadStrategy()
                    .validateAll()
                    .validate(today, List.of(ReleasedStates.read(file)));
        }
    }

    @Test
    void whatTodaysSinkWritesIsReleased() {
        ReleasedStates released = new ReleasedStates();
        TODAY.forEach((name, schema) -> assertThat(released.find(SchemaNormalization.parsingFingerprint64(schema)))
                .as("release of %s: see writesTodaysSchemasAsARelease", name)
                .isPresent());
    }

    @Test
    void readsTheMemoryThatAnOlderSinkLeft() throws IOException {
        Schema older = ReleasedStates.read("0.1.0/CameraMemory");
        GenericRecord left = new GenericRecordBuilder(older)
                .set("createdAt", 1L)
                .set("nextTrack", 7L)
                .set("now", 5L)
                .set("heardAt", 5L)
                .set("streamingAt", 4L)
                .set("settings", ByteBuffer.allocate(0))
                .build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), older).encode(left, bytes);

        CameraMemory read =
                new Codecs(new ReleasedStates()).of(CameraMemory.class).decode(bytes.toByteArray());

        assertThat(read.getNextTrack()).isEqualTo(7);
        assertThat(read.getPersons()).isEqualTo(-1);
        assertThat(read.getTallies()).isEmpty();
    }

    /** Not a check but the way to make a release: {@code -Dstate.release=0.2.0}; then name the files in the list. */
    @Test
    @EnabledIfSystemProperty(named = "state.release", matches = "[0-9]+[.][0-9]+[.][0-9]+")
    void writesTodaysSchemasAsARelease() throws IOException {
        Path folder = Path.of("src/main/resources/maskwatch/sink-state", System.getProperty("state.release"));
        Files.createDirectories(folder);
        for (Map.Entry<String, Schema> schema : TODAY.entrySet()) {
            Files.writeString(
                    folder.resolve(schema.getKey() + ".avsc"),
                    SchemaFormatter.format("json/pretty", schema.getValue()) + "\n");
        }
    }
}
