package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.ProblemType;
import io.maskwatch.sink.api.report.WindowSteps;
import io.maskwatch.sink.api.view.WindowView;
import io.maskwatch.sink.history.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Optional;

/** {@code /windows}: what cameras and areas saw, window by window or in longer steps. Thread-safe. */
final class WindowsResource implements Resource {
    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final Duration SHORTEST_STEP = Duration.ofMinutes(1);
    private static final Duration LONGEST_STEP = Duration.ofDays(1);
    private static final int MOST_ITEMS = 20_000;

    private final ApiParts parts;
    private final Subjects subjects;

    WindowsResource(ApiParts parts) {
        this.parts = parts;
        this.subjects = new Subjects(parts.view(), parts.history());
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/windows", this::list, Needs.VIEWER);
    }

    private void list(Context context) {
        Query query = Query.of(context, "subject", "from", "to", "step");
        Instant now = parts.clock().instant();
        TimeRange range = query.range(now.plusMillis(1), USUAL, LONGEST);
        Optional<Duration> step = query.text("step").map(WindowsResource::step);
        Collection<String> named = subjects.asked(query, range);
        Answers.list(context, step.isPresent() ? steps(named, range, step.get(), now) : plain(named, range), null);
    }

    private ArrayNode plain(Collection<String> named, TimeRange range) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        parts.history().windows(named, range, window -> {
            requireFew(items.size());
            items.add(WindowView.of(window));
        });
        return items;
    }

    private ArrayNode steps(Collection<String> named, TimeRange range, Duration step, Instant now) {
        WindowSteps steps = new WindowSteps(step, range, now);
        parts.history().windows(named, range, window -> {
            requireFew(steps.size());
            steps.add(window);
        });
        return steps.items();
    }

    private static void requireFew(int items) {
        if (items >= MOST_ITEMS) {
            throw ProblemType.RANGE_TOO_LARGE
                    .of("There are more than %d windows. Ask for longer steps, fewer subjects or a shorter range."
                            .formatted(MOST_ITEMS))
                    .exception();
        }
    }

    private static Duration step(String text) {
        try {
            Duration step = Duration.parse(text);
            if (step.compareTo(SHORTEST_STEP) >= 0 && step.compareTo(LONGEST_STEP) <= 0) {
                return step;
            }
        } catch (DateTimeParseException e) {
            // told below, like a step out of range
        }
        throw Problem.invalid("step", "Write a duration from PT1M to P1D such as PT15M.")
                .exception();
    }
}
