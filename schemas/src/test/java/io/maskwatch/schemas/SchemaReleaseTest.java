package io.maskwatch.schemas;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Not a check but the way to make a release: {@code mvn -pl schemas test -Dtest=SchemaReleaseTest -Dschemas.release=0.2.0}. */
class SchemaReleaseTest {
    @Test
    @EnabledIfSystemProperty(named = "schemas.release", matches = "[0-9]+[.][0-9]+[.][0-9]+")
    void writesTodaysSchemasAsARelease() throws IOException {
        ReleasedSchemas.write(System.getProperty("schemas.release"));
    }
}
