package io.maskwatch.bench.kills.course;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.bench.kills.course.Course.Life;
import io.maskwatch.bench.kills.course.Course.Stage;
import io.maskwatch.bench.kills.plan.Blow;
import io.maskwatch.bench.kills.plan.Fault;
import io.maskwatch.bench.kills.plan.Struck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final long HIT = 11;
    private static final long OTHER = 12;

    private final Course course = new Course();

    @Test
    void findsTheLongestSilenceThatTouchesASpan() {
        List.of(0, 1, 2, 9, 10, 30).forEach(second -> course.told(Stage.OUTCOMES, "gate", at(second)));
        assertThat(course.silence(Stage.OUTCOMES, "gate", at(3), at(12))).isEqualTo(Duration.ofSeconds(20));
        assertThat(course.silence(Stage.OUTCOMES, "gate", at(3), at(9))).isEqualTo(Duration.ofSeconds(7));
        assertThat(course.silence(Stage.OUTCOMES, "gate", at(0), at(2))).isEqualTo(Duration.ofSeconds(7));
        assertThat(course.silence(Stage.OUTCOMES, "gate", at(31), at(40))).isEqualTo(Duration.ofSeconds(10));
        assertThat(course.silence(Stage.OUTCOMES, "hall", at(0), at(40))).isEqualTo(Duration.ofSeconds(40));
        assertThat(course.silence(Stage.FRAMES, "gate", at(0), at(40))).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void findsHowLongAnOldSessionGoesOnBesideItsSuccessor() {
        frames("gate", 1, 0, 1, 2, 7, 9);
        frames("gate", 2, 5, 6, 8, 10);
        frames("hall", 1, 0, 1);
        frames("hall", 2, 2, 3);
        assertThat(course.doubled("gate")).isEqualTo(Duration.ofSeconds(2));
        assertThat(course.doubled("hall")).isZero();
        assertThat(course.doubled("yard")).isZero();
    }

    @Test
    void blamesABlowForTheCamerasOfOtherWorkersThatStopped() {
        told("gate", HIT, 1, 0);
        told("gate", OTHER, 2, 10);
        told("hall", OTHER, 1, 0);
        told("hall", OTHER, 1, 60);
        told("yard", OTHER, 1, 0);
        told("yard", OTHER, 2, 12);
        Effect effect = effect(struck("ingest-1", 5, 15));
        assertThat(effect.stopped()).containsExactly("yard");
    }

    @Test
    void doesNotBlameItForThoseOfAWorkerThatWasHitTooNorForThoseThatMoved() {
        told("gate", OTHER, 1, 0);
        told("gate", OTHER, 2, 12);
        told("hall", OTHER, 1, 0);
        told("hall", 13, 2, 12);
        Struck first = struck("ingest-1", 5, 15);
        Struck second = new Struck(
                new Blow("ingest-2", Fault.FREEZE, Duration.ZERO, Duration.ofSeconds(9)), OTHER, at(8), at(9));
        assertThat(Effect.of(first, List.of(first, second), course, at(60)).stopped())
                .isEmpty();
        told("gate", OTHER, 2, 60);
        assertThat(effect(first).stopped()).containsExactly("gate");
    }

    @Test
    void doesNotBlameItForThoseThatMovedToAWorkerThatCameAndBackWhenItLeft() {
        told("gate", OTHER, 1, 0);
        told("gate", 13, 2, 8);
        told("gate", OTHER, 3, 20);
        Effect effect = effect(struck("detector-1", 5, 15));
        assertThat(effect.stopped()).isEmpty();
        assertThat(effect.elsewhere()).isZero();
    }

    private Effect effect(Struck struck) {
        return Effect.of(struck, List.of(struck), course, at(60));
    }

    private static Struck struck(String target, int from, int until) {
        Blow blow = new Blow(target, Fault.KILL, Duration.ofSeconds(from), Duration.ofSeconds(until));
        return new Struck(blow, HIT, at(from), at(until));
    }

    private void told(String camera, long pid, long session, int second) {
        course.runs(camera, new Life("host-" + pid, session), at(second));
        frames(camera, session, second);
    }

    private void frames(String camera, long session, int... seconds) {
        for (int second : seconds) {
            course.frame(camera, session, at(second));
            course.told(Stage.FRAMES, camera, at(second));
        }
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(1_000 + second);
    }
}
