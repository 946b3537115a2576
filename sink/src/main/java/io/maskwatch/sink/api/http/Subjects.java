package io.maskwatch.sink.api.http;

import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.SiteView;
import io.maskwatch.sink.history.History;
import io.maskwatch.sink.history.TimeRange;
import io.maskwatch.sink.settings.EffectiveSettings;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which subjects there are, and what people call them. Thread-safe. */
final class Subjects {
    private final SiteView view;
    private final History history;

    Subjects(SiteView view, History history) {
        this.view = view;
        this.history = history;
    }

    /** Cameras and areas that there are, or were within the range. */
    SortedSet<String> all(TimeRange range) {
        SortedSet<String> all = new TreeSet<>(history.subjects(range));
        all.addAll(view.cameras().keySet());
        all.addAll(view.areas());
        return all;
    }

    /** Those that the query names in {@code subject}, or all; one that neither is nor was within the range is a problem. */
    SortedSet<String> asked(Query query, TimeRange range) {
        SortedSet<String> all = all(range);
        List<String> named = query.texts("subject");
        for (String name : named) {
            if (!all.contains(name)) {
                throw Problem.invalid(
                                "subject",
                                "There is no camera or area '%s' now, and none has windows within the range."
                                        .formatted(Texts.shown(name)))
                        .exception();
            }
        }
        return named.isEmpty() ? all : new TreeSet<>(named);
    }

    /** Those of them that are cameras. */
    SortedSet<String> cameras(TimeRange range) {
        SortedSet<String> cameras = all(range);
        cameras.removeIf(Subjects::isArea);
        return cameras;
    }

    /** Those of them that are areas. */
    SortedSet<String> areas(TimeRange range) {
        SortedSet<String> areas = all(range);
        areas.removeIf(subject -> !isArea(subject));
        return areas;
    }

    /** What people call it; itself if nobody knows. */
    String name(String subject) {
        if (isArea(subject)) {
            return view.settings(subject)
                    .map(own -> own.settings().getName())
                    .orElse(subject.substring(EffectiveSettings.AREA.length()));
        }
        var camera = view.cameras().get(subject);
        return camera == null ? subject : camera.getName();
    }

    private static boolean isArea(String subject) {
        return subject.startsWith(EffectiveSettings.AREA);
    }
}
