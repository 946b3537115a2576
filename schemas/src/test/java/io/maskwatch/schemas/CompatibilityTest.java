package io.maskwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** Full transitive compatibility: each of ours reads what every release wrote, and every release reads ours. */
class CompatibilityTest {
    private static final SchemaValidator FULL_TRANSITIVE =
            new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

    @Test
    void everyTopicsRecordIsReleased() {
        assertThat(ReleasedSchemas.releases()).isNotEmpty();
        String newest = newest();
        assertThat(Topics.all())
                .allSatisfy(topic ->
                        assertThat(ReleasedSchemas.schemaFile(newest, topic)).exists());
    }

    @Test
    void todaysSchemasAndAllReleasedOnesReadEachOther() {
        for (Topic<?> topic : Topics.all()) {
            assertThatCodeValidates(topic, Codecs.local().of(topic).schema());
        }
    }

    private static void assertThatCodeValidates(Topic<?> topic, Schema schema) {
        try {
            FULL_TRANSITIVE.validate(schema, released(topic));
        } catch (SchemaValidationException e) {
            throw new AssertionError(topic + " is not compatible with every release: " + e.getMessage(), e);
        }
    }

    @Test
    void addedFieldWithDefaultPasses() throws SchemaValidationException {
        FULL_TRANSITIVE.validate(
                changed("\"fields\":[", "\"fields\":[{\"name\":\"added\",\"type\":\"int\",\"default\":0},"),
                released(Topics.ALERTS));
    }

    @Test
    void incompatibleChangesAreFound() {
        assertRefused(changed("\"fields\":[", "\"fields\":[{\"name\":\"added\",\"type\":\"int\"},"));
        assertRefused(changed("\"name\":\"revision\",\"type\":\"int\"", "\"name\":\"revision\",\"type\":\"string\""));
        assertRefused(changed("\"name\":\"summary\"", "\"name\":\"sentence\""));
        assertRefused(changed("\"name\":\"revision\",\"type\":\"int\"", "\"name\":\"revision\",\"type\":\"long\""));
    }

    private static void assertRefused(Schema schema) {
        assertThatThrownBy(() -> FULL_TRANSITIVE.validate(schema, released(Topics.ALERTS)))
                .isInstanceOf(SchemaValidationException.class);
    }

    private static Schema changed(String from, String to) {
        String json = Alert.getClassSchema().toString();
        int at = json.indexOf(from);
        assertThat(at).as(from).isNotNegative();
        return new Schema.Parser().parse(json.substring(0, at) + to + json.substring(at + from.length()));
    }

    @Test
    void todaysCodecReadsTheBytesOfEveryRelease() {
        for (String release : ReleasedSchemas.releases()) {
            for (Topic<?> topic : Topics.all()) {
                if (Files.exists(ReleasedSchemas.goldenFile(release, topic))) {
                    SpecificRecordBase record =
                            knowing(release).of(topic).decode(ReleasedSchemas.golden(release, topic));
                    assertThat(record).isInstanceOf(topic.type());
                }
            }
        }
    }

    @Test
    void todaysBytesAreThoseOfTheNewestReleaseWhileItsSchemaIsTodays() {
        for (Topic<?> topic : Topics.all()) {
            assertGolden(topic);
        }
    }

    private static <V extends SpecificRecordBase> void assertGolden(Topic<V> topic) {
        if (fingerprint(ReleasedSchemas.schema(newest(), topic))
                == fingerprint(Codecs.local().of(topic).schema())) {
            V fixed = FilledRecords.fixed(topic.type());
            byte[] golden = ReleasedSchemas.golden(newest(), topic);
            assertThat(Codecs.local().of(topic).encode(fixed)).as(topic.name()).isEqualTo(golden);
            assertThat(Codecs.local().of(topic).decode(golden)).as(topic.name()).isEqualTo(fixed);
        }
    }

    /** Newest first, as validators want them. */
    private static List<Schema> released(Topic<?> topic) {
        List<Schema> schemas = new ArrayList<>();
        for (String release : ReleasedSchemas.releases()) {
            if (Files.exists(ReleasedSchemas.schemaFile(release, topic))) {
                schemas.add(ReleasedSchemas.schema(release, topic));
            }
        }
        Collections.reverse(schemas);
        return schemas;
    }

    private static Codecs knowing(String release) {
        Map<Long, Schema> known = new HashMap<>();
        Topics.all().stream()
                .filter(topic -> Files.exists(ReleasedSchemas.schemaFile(release, topic)))
                .map(topic -> ReleasedSchemas.schema(release, topic))
                .forEach(schema -> known.put(fingerprint(schema), schema));
        return new Codecs(fingerprint -> Optional.ofNullable(known.get(fingerprint)));
    }

    private static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    private static String newest() {
        List<String> releases = ReleasedSchemas.releases();
        return releases.get(releases.size() - 1);
    }
}
