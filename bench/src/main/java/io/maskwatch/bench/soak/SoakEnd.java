package io.maskwatch.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account that {@code maskwatch up} left at its end. Immutable.
 *
 * @param lost frames that nothing is known of; null if it left none
 * @param troubles what is wrong with it, in words
 */
record SoakEnd(@Nullable Long lost, List<String> troubles) {
    /** Read from its report. */
    static SoakEnd of(Path report) {
        if (!Files.exists(report)) {
            return new SoakEnd(null, List.of("maskwatch up ended without a report"));
        }
        try {
            JsonNode lost = new ObjectMapper().readTree(report.toFile()).path("lost");
            return lost.isIntegralNumber()
                    ? new SoakEnd(lost.longValue(), List.of())
                    : new SoakEnd(null, List.of("the report of maskwatch up does not say what was lost"));
        } catch (IOException e) {
            return new SoakEnd(null, List.of("the report of maskwatch up cannot be read: " + e.getMessage()));
        }
    }
}
