package io.maskwatch.sink.halted;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.RejectedMessage;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.Verdict;
import io.maskwatch.testkit.kafka.TestingBroker;
import io.maskwatch.testkit.kafka.TopicTail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What sinks told, read committed, without the stamps of the wall clock. Not to be changed.
 *
 * @param streams the records of each topic and subject, alerts also of each rule, in order
 */
record ToldTopics(Map<String, List<SpecificRecordBase>> streams) {
    /** All that is there. */
    static ToldTopics of(TestingBroker broker) {
        Map<String, List<SpecificRecordBase>> streams = new TreeMap<>();
        streams.putAll(read(broker, Topics.VERDICTS, Verdict::getCameraId, Function.identity()));
        streams.putAll(read(broker, Topics.COMPLIANCE, ComplianceWindow::getSubject, Function.identity()));
        streams.putAll(read(
                broker, Topics.ALERTS, alert -> alert.getSubject() + " " + alert.getRuleId(), ToldTopics::unstamped));
        streams.putAll(read(broker, Topics.REJECTED, RejectedMessage::getSourceTopic, ToldTopics::unstamped));
        return new ToldTopics(streams);
    }

    /** What was told since. */
    ToldTopics since(ToldTopics before) {
        Map<String, List<SpecificRecordBase>> later = new TreeMap<>();
        streams.forEach((name, records) -> {
            int known = before.streams().getOrDefault(name, List.of()).size();
            if (records.size() > known) {
                later.put(name, records.subList(known, records.size()));
            }
        });
        return new ToldTopics(later);
    }

    /** Where it differs from another: of each topic and subject the first place, with what each told there. */
    List<String> differencesFrom(ToldTopics other) {
        List<String> differences = new ArrayList<>();
        Set<String> names = new TreeSet<>(streams.keySet());
        names.addAll(other.streams().keySet());
        for (String name : names) {
            List<SpecificRecordBase> ours = streams.getOrDefault(name, List.of());
            List<SpecificRecordBase> theirs = other.streams().getOrDefault(name, List.of());
            IntStream.range(0, Math.max(ours.size(), theirs.size()))
                    .filter(at -> !told(ours, at).equals(told(theirs, at)))
                    .findFirst()
                    .ifPresent(at -> differences.add(
                            "%s, record %d:%n%s%nbut%n%s".formatted(name, at, told(ours, at), told(theirs, at))));
        }
        return differences;
    }

    private static String told(List<SpecificRecordBase> records, int at) {
        return at < records.size() ? records.get(at).toString() : "nothing";
    }

    <V> List<V> all(Class<V> type) {
        return streams.values().stream()
                .flatMap(List::stream)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    int size() {
        return streams.values().stream().mapToInt(List::size).sum();
    }

    private static <V extends SpecificRecordBase> Map<String, List<SpecificRecordBase>> read(
            TestingBroker broker, Topic<V> topic, Function<V, String> subject, Function<V, V> unstamped) {
        try (TopicTail<V> tail = broker.tail(topic)) {
            return tail.records().stream()
                    .collect(Collectors.groupingBy(
                            told -> topic.name() + " " + subject.apply(told),
                            Collectors.mapping(unstamped, Collectors.toCollection(ArrayList::new))));
        }
    }

    private static Alert unstamped(Alert alert) {
        return Alert.newBuilder(alert).setEmittedAt(Instant.EPOCH).build();
    }

    private static RejectedMessage unstamped(RejectedMessage rejected) {
        return RejectedMessage.newBuilder(rejected).setAt(Instant.EPOCH).build();
    }
}
