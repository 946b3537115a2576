package io.maskwatch.sink.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventHubTest {
    private final EventHub hub = new EventHub(4);
    private final RecordingSubscriber subscriber = new RecordingSubscriber();

    /** Keeps what it is told, as text. */
    private static final class RecordingSubscriber implements Subscriber {
        private final List<String> told = new ArrayList<>();
        private OffsetVector place = OffsetVector.of(0, 0);

        @Override
        public void begin(OffsetVector at) {
            place = at;
        }

        @Override
        public void tell(List<Event> events, OffsetVector after) {
            events.forEach(event -> told.add(event.json()));
            place = after;
        }

        @Override
        public void reset(OffsetVector now) {
            told.add("reset");
            place = now;
        }
    }

    /** Reads too slowly, and is dropped by whoever tells it. */
    private record LeavingSubscriber(EventHub hub, Object identity) implements Subscriber {
        LeavingSubscriber(EventHub hub) {
            this(hub, new Object());
        }

        @Override
        public void begin(OffsetVector at) {}

        @Override
        public void tell(List<Event> events, OffsetVector after) {
            hub.leave(this);
        }

        @Override
        public void reset(OffsetVector now) {}
    }

    @Test
    void placesSurviveTheirText() {
        OffsetVector place = OffsetVector.of(0, 127, 128, Long.MAX_VALUE / 4);
        assertThat(OffsetVector.parse(place.toString(), 4)).contains(place);
        assertThat(OffsetVector.parse(place.toString(), 3)).isEmpty();
        assertThat(OffsetVector.parse(place + "AA", 4)).isEmpty();
        assertThat(OffsetVector.parse("no place!", 4)).isEmpty();
        assertThat(OffsetVector.parse("", 4)).isEmpty();
    }

    @Test
    void tellsWhatHappensAfterJoining() {
        hub.begin(OffsetVector.of(0, 0));
        publish(0, 0);
        hub.join(subscriber, false);
        publish(0, 1);
        publish(1, 0);
        hub.leave(subscriber);
        publish(1, 1);
        assertThat(subscriber.told).containsExactly("0@1", "1@0");
    }

    @Test
    void goesOnExactlyWhereAClientWas() {
        hub.begin(OffsetVector.of(0, 0));
        publish(0, 0);
        publish(1, 0);
        publish(0, 1);
        assertThat(hub.join(subscriber, OffsetVector.of(1, 0))).isTrue();
        publish(1, 1);
        assertThat(subscriber.told).containsExactly("1@0", "0@1", "1@1");
        assertThat(subscriber.place).isEqualTo(OffsetVector.of(2, 2));
    }

    @Test
    void neverTakesAClientBackBehindWhereItWas() {
        hub.begin(OffsetVector.of(0, 0));
        publish(0, 0);
        publish(1, 0);
        hub.join(subscriber, OffsetVector.of(0, 1));
        assertThat(subscriber.told).containsExactly("0@0");
        assertThat(subscriber.place).isEqualTo(OffsetVector.of(1, 1));
    }

    @Test
    void forgetsTheOldestAndSaysSo() {
        hub.begin(OffsetVector.of(0, 0));
        for (int offset = 0; offset < 9; offset++) {
            publish(0, offset);
        }
        assertThat(hub.join(subscriber, OffsetVector.of(4, 0))).isFalse();
        assertThat(hub.join(subscriber, OffsetVector.of(5, 0))).isTrue();
        assertThat(subscriber.told).containsExactly("0@5", "0@6", "0@7", "0@8");
    }

    @Test
    void readsAgainWhatItHasForgottenElseResets() {
        hub.begin(OffsetVector.of(0, 0));
        for (int offset = 0; offset < 9; offset++) {
            publish(0, offset);
        }
        EventSource source = new EventSource(
                hub,
                (from, to) -> from.get(0) < 2
                        ? Optional.empty()
                        : Optional.of(new Batch(from, to, List.of(new Event("window", "again", 0, from.get(0))))));
        assertThat(source.join(subscriber, Optional.of(OffsetVector.of(2, 0).toString())))
                .isTrue();
        publish(1, 0);
        assertThat(subscriber.told).containsExactly("again", "1@0");
        subscriber.told.clear();
        source.join(subscriber, Optional.of(OffsetVector.of(1, 0).toString()));
        source.join(subscriber, Optional.of(OffsetVector.of(99, 0).toString()));
        source.join(subscriber, Optional.of("nonsense"));
        assertThat(subscriber.told).containsExactly("reset", "reset", "reset");
    }

    @Test
    void thoseWhoLeaveWhileTheyAreToldKeepNobodyElseFromIt() {
        hub.begin(OffsetVector.of(0, 0));
        List<RecordingSubscriber> others = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            hub.join(new LeavingSubscriber(hub), false);
            RecordingSubscriber other = new RecordingSubscriber();
            hub.join(other, false);
            others.add(other);
        }
        publish(0, 0);
        assertThat(others).allSatisfy(other -> assertThat(other.told).containsExactly("0@0"));
        assertThat(hub.subscribers()).isEqualTo(others.size());
    }

    @Test
    void isNotJoinedBeforeTheStreamBegins() {
        assertThat(hub.join(subscriber, false)).isFalse();
        assertThat(hub.subscribers()).isZero();
    }

    private void publish(int partition, long offset) {
        OffsetVector before = hub.now().orElseThrow();
        hub.publish(new Batch(
                before,
                before.with(partition, offset + 1),
                List.of(new Event("window", partition + "@" + offset, partition, offset))));
    }
}
