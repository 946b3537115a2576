package io.maskwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** What every schema owes its readers: words for each field, and a way to survive a newer writer. */
class SchemaHabitsTest {
    private final Map<String, Schema> named = named();

    @Test
    void everyRecordAndEnumSaysWhatItIs() {
        assertThat(named.values())
                .allSatisfy(schema ->
                        assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank());
    }

    @Test
    void everyFieldSaysWhatItHolds() {
        named.values().stream()
                .filter(schema -> schema.getType() == Schema.Type.RECORD)
                .flatMap(schema -> schema.getFields().stream())
                .forEach(field -> assertThat(field.doc()).as(field.name()).isNotBlank());
    }

    @Test
    void everyEnumHasTheDefaultThatAnOlderReaderFallsBackTo() {
        named.values().stream()
                .filter(schema -> schema.getType() == Schema.Type.ENUM)
                .forEach(schema -> {
                    assertThat(schema.getEnumDefault()).as(schema.getFullName()).isEqualTo("UNKNOWN");
                    assertThat(schema.getEnumSymbols().get(0)).isEqualTo("UNKNOWN");
                });
    }

    @Test
    void fieldsOfTimesAndLengthsCarryTheirUnits() {
        named.values().stream()
                .filter(schema -> schema.getType() == Schema.Type.RECORD)
                .flatMap(schema -> schema.getFields().stream())
                .filter(field -> field.name().endsWith("Ms"))
                .forEach(field -> assertThat(field.doc()).as(field.name()).contains("milliseconds"));
        named.values().stream()
                .filter(schema -> schema.getType() == Schema.Type.RECORD)
                .flatMap(schema -> schema.getFields().stream())
                .filter(field -> field.name().endsWith("Px"))
                .forEach(field -> assertThat(field.doc()).as(field.name()).contains("pixels"));
    }

    private static Map<String, Schema> named() {
        Map<String, Schema> named = new TreeMap<>();
        Topics.all().forEach(topic -> walk(Codecs.local().of(topic).schema(), named));
        return named;
    }

    private static void walk(Schema schema, Map<String, Schema> named) {
        switch (schema.getType()) {
            case RECORD -> {
                if (named.putIfAbsent(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> walk(field.schema(), named));
                }
            }
            case ENUM -> named.put(schema.getFullName(), schema);
            case UNION -> schema.getTypes().forEach(branch -> walk(branch, named));
            case ARRAY -> walk(schema.getElementType(), named);
            case MAP -> walk(schema.getValueType(), named);
            default -> {}
        }
    }
}
