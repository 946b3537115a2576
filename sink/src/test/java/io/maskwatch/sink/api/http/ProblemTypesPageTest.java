package io.maskwatch.sink.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.sink.api.ProblemType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the table of problems in docs/api.md to the code. */
class ProblemTypesPageTest {
    private static final Pattern ROW = Pattern.compile("^\\| ([0-9, ]+|other 4xx) \\| (`[^|]*`) \\| (.+) \\|$");
    private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");

    @Test
    void thePageHasEachTypeWithItsStatuses() throws Exception {
        Map<String, Set<String>> told = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("../docs/api.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                CODE.matcher(row.group(2))
                        .results()
                        .forEach(code -> told.computeIfAbsent(code.group(1), key -> new TreeSet<>())
                                .addAll(Arrays.asList(row.group(1).split(", "))));
            }
        }
        Map<String, Set<String>> known = Arrays.stream(ProblemType.values())
                .collect(Collectors.toMap(
                        ProblemType::code, ProblemTypesPageTest::statuses, (one, other) -> one, TreeMap::new));
        assertThat(told).isEqualTo(known);
    }

    private static Set<String> statuses(ProblemType type) {
        Set<String> statuses = new TreeSet<>();
        type.statuses().forEach(status -> statuses.add(status.toString()));
        if (statuses.isEmpty()) {
            statuses.add("other 4xx");
        }
        return statuses;
    }
}
