package io.maskwatch.sink.group;

import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Severity;
import io.maskwatch.sink.state.FoldedSilence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is said of silent cameras. Stateless. */
final class SilenceWords {
    static final String IN_FAVOUR = "Many cameras are silent at once: this one is part of the site's incident now.";

    private SilenceWords() {}

    static String own(FoldedSilence one) {
        return "Camera %s gives no pictures (%s); nothing is known of the people before it."
                .formatted(one.getCameraId(), words(one.getSilence().getCause()));
    }

    static String together(List<FoldedSilence> all, int cameras) {
        return "%d of %d cameras give no pictures (%s); nothing is known of the people before them."
                .formatted(ids(all).size(), cameras, words(commonCause(all)));
    }

    static String closed(List<FoldedSilence> left) {
        return left.isEmpty()
                ? "The cameras stream again."
                : "Most cameras stream again, but not yet " + String.join(", ", ids(left)) + ".";
    }

    static AlertEvidence evidence(FoldedSilence one, long sinceMs) {
        AlertEvidence.Builder evidence = AlertEvidence.newBuilder(evidence(List.of(one)));
        return evidence.setSince(Instant.ofEpochMilli(sinceMs)).build();
    }

    static AlertEvidence evidence(List<FoldedSilence> all) {
        AlertEvidence.Builder evidence = AlertEvidence.newBuilder().setCameras(ids(all));
        all.stream()
                .mapToLong(one -> one.getSilence().getSince())
                .min()
                .ifPresent(since -> evidence.setSince(Instant.ofEpochMilli(since)));
        String cause = commonCause(all);
        if (!cause.isEmpty()) {
            evidence.setCause(FailureCause.valueOf(cause));
        }
        return evidence.build();
    }

    /** The silence whose rule is the most severe; there must be one. */
    static FoldedSilence worst(List<FoldedSilence> all) {
        return all.stream()
                .max(Comparator.<FoldedSilence, Severity>comparing(
                                one -> Severity.valueOf(one.getSilence().getSeverity()))
                        .thenComparing(one -> one.getSilence().getRuleId(), Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** The newest settings that they are judged by; -1 if there are none. */
    static long revision(List<FoldedSilence> all) {
        return all.stream()
                .mapToLong(one -> one.getSilence().getSettingsRevision())
                .max()
                .orElse(-1);
    }

    private static List<String> ids(List<FoldedSilence> all) {
        return all.stream().map(FoldedSilence::getCameraId).distinct().sorted().toList();
    }

    /** The cause that most of them have; empty if that is none. */
    private static String commonCause(List<FoldedSilence> all) {
        Map<String, Long> causes = all.stream()
                .map(one -> one.getSilence().getCause())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return causes.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static String words(String cause) {
        return cause.isEmpty()
                ? "no cause was told"
                : cause.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
