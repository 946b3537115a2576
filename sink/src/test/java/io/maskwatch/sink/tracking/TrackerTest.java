package io.maskwatch.sink.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Compliance;
import io.maskwatch.sink.state.Track;
import io.maskwatch.sink.testing.Faces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faces are 60 x 72 pixels in a picture of 1280 x 720: one face height is 0.1 of the height, or 0.056 of the width. */
class TrackerTest {
    private static final double ASPECT = 16.0 / 9;
    /** One face height as a fraction of the width. */
    private static final double HEIGHT = 0.1 / ASPECT;

    private final Tracker tracker = new Tracker(TrackerSettings.defaults());
    private final AtomicLong numbers = new AtomicLong(100);
    private final Set<Long> persons = new HashSet<>();
    private List<Track> tracks = new ArrayList<>();
    private int ended;
    private long sequence;

    @ParameterizedTest
    @ValueSource(doubles = {2, 4, 8})
    void countsAPersonAfterASecondOfSureSightAtAnyRate(double framesPerSecond) {
        double counted = -1;
        for (double at = 0; at < 3; at += 1 / framesPerSecond) {
            look(at, face(0.5, 0.9));
            counted = counted < 0 && !persons.isEmpty() ? at : counted;
        }
        assertThat(counted).isBetween(0.7, 1.1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void falseBoxesThatLastForSecondsAreNobodyAtEightFramesASecond(long seed) {
        Random random = new Random(seed);
        for (double at = 0; at < 4; at += 0.125) {
            look(at, face(0.5 + 0.003 * random.nextGaussian(), 0.3 + 0.3 * random.nextDouble()));
        }
        assertThat(persons).as("seed %d", seed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 3, 6})
    void whoStoodHiddenIsTheSamePerson(double seconds) {
        watch(0, 3, at -> 0.5);
        nothing(3, 3 + seconds);
        watch(3 + seconds, 6 + seconds, at -> 0.505);
        assertThat(persons).hasSize(1);
        assertThat(ended).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 3.5})
    void whoWalkedOnHiddenIsTheSamePerson(double seconds) {
        double speed = 2.5 * HEIGHT;
        watch(0, 3, at -> 0.1 + speed * at);
        nothing(3, 3 + seconds);
        watch(3 + seconds, 5 + seconds, at -> 0.1 + speed * at);
        assertThat(persons).hasSize(1);
        assertThat(ended).isZero();
    }

    @Test
    void whoWalkedAndStoppedHiddenIsTheSamePerson() {
        double speed = 2 * HEIGHT;
        watch(0, 3, at -> 0.1 + speed * at);
        nothing(3, 6);
        watch(6, 9, at -> 0.1 + speed * 4);
        assertThat(persons).hasSize(1);
    }

    @Test
    void somebodyFarFromWhereAPersonWasLostIsAnotherOne() {
        watch(0, 3, at -> 0.3);
        nothing(3, 5);
        watch(5, 8, at -> 0.3 + 6 * HEIGHT);
        assertThat(persons).hasSize(2);
    }

    @Test
    void whoStandsStaysTheSamePersonWhenAnotherWalksPast() {
        for (double at = 0; at < 4.25; at += 0.25) {
            double walker = 0.2 + 2.5 * HEIGHT * at;
            boolean hides = Math.abs(walker - 0.5) < 0.5 * HEIGHT;
            if (hides) {
                look(at, face(walker, 0.9));
            } else {
                look(at, face(walker, 0.9), face(0.5, 0.9));
            }
        }
        assertThat(persons).hasSize(2);
        Track standing = tracks.stream()
                .min((one, other) -> Float.compare(one.getLeft(), other.getLeft()))
                .orElseThrow();
        Track walking = tracks.stream()
                .max((one, other) -> Float.compare(one.getLeft(), other.getLeft()))
                .orElseThrow();
        assertThat(standing.getMotion().getVelocityX()).isLessThan((float) (0.5 * HEIGHT));
        assertThat(walking.getNumber()).as("the one who came first in the list").isEqualTo(101);
    }

    @Test
    void whoLeavesAndWhoEntersThereAreTwo() {
        watch(0, 3, at -> 0.35 - 2 * HEIGHT * at);
        nothing(3, 5);
        watch(5, 8, at -> 0.02 + 2 * HEIGHT * (at - 5));
        assertThat(persons).hasSize(2);
        assertThat(ended).isEqualTo(1);
    }

    @Test
    void whoVanishesAtABorderEndsSoonerThanInTheMiddle() {
        watch(0, 3, at -> 0.03);
        nothing(3, 6);
        assertThat(ended).isEqualTo(1);
    }

    private interface Walk {
        double x(double seconds);
    }

    private void watch(double from, double to, Walk walk) {
        for (double at = from; at < to; at += 0.25) {
            look(at, face(walk.x(at), 0.9));
        }
    }

    private void nothing(double from, double to) {
        for (double at = from; at < to; at += 0.25) {
            look(at);
        }
    }

    private void look(double seconds, Face... faces) {
        FrameStamp frame = new FrameStamp(Math.round(1000 * seconds), 7, ++sequence, ASPECT);
        Tracking tracking = tracker.look(tracks, Arrays.asList(faces), frame, numbers::incrementAndGet);
        tracks = new ArrayList<>(tracking.tracks());
        ended += tracking.ended().size();
        tracks.stream().filter(Track::getConfirmed).forEach(track -> persons.add(track.getNumber()));
    }

    private static Face face(double x, double score) {
        return Face.of(Faces.at(x, 0.4, Compliance.MASKED, score), ASPECT);
    }
}
