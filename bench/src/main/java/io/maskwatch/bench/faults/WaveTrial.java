package io.maskwatch.bench.faults;

import io.maskwatch.bench.faults.kafka.Yard;
import io.maskwatch.bench.faults.measure.FaultCourse;
import io.maskwatch.bench.faults.measure.Sighting;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.simulator.fault.Fault;
import io.maskwatch.simulator.main.FaultyCamera;
import io.maskwatch.simulator.main.FaultyCameraOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Switches all cameras of a site off at once, long enough for the usual rules, and on again. For one thread. */
final class WaveTrial {
    /** Longer than the usual rule's dwell, and the time that incidents are held to be told together. */
    static final Duration OUTAGE = Duration.ofSeconds(85);

    private static final String NAME = "reboot-wave";
    private static final int CAMERAS = 8;
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Yard yard;
    private final InstantSource clock;

    WaveTrial(Yard yard, InstantSource clock) {
        this.yard = yard;
        this.clock = clock;
    }

    static String name() {
        return NAME;
    }

    WaveResult run() throws Exception {
        List<String> ids =
                IntStream.range(0, CAMERAS).mapToObj(number -> "wave-" + number).toList();
        ClosingStack opened = new ClosingStack();
        try {
            List<FaultyCamera> cameras = new ArrayList<>();
            for (String id : ids) {
                FaultyCamera camera = opened.push(FaultyCamera.start(FaultyCameraOptions.small(id)));
                cameras.add(camera);
                yard.put(FaultTrial.record(id, camera).build());
            }
            requireStreams(ids);
            Instant begun = clock.instant();
            cameras.forEach(camera -> camera.faults().begin(Fault.OFF));
            yard.witness().await(ids.get(0), OUTAGE, seen -> false);
            Instant over = clock.instant();
            cameras.forEach(camera -> camera.faults().end(Fault.OFF));
            WaveResult result = result(awaitStreams(ids, over), begun, over);
            for (String id : ids) {
                yard.remove(id);
            }
            return result;
        } finally {
            opened.close();
        }
    }

    private void requireStreams(List<String> ids) throws InterruptedException {
        awaitStreams(ids, Instant.MIN).forEach((id, streams) -> {
            if (!streams) {
                throw new IllegalStateException("camera " + id + " gave no frames before the outage");
            }
        });
    }

    /** Whether each of them streams and gives frames since then; waits for it. */
    private Map<String, Boolean> awaitStreams(List<String> ids, Instant since) throws InterruptedException {
        Map<String, Boolean> streams = new LinkedHashMap<>();
        for (String id : ids) {
            streams.put(id, yard.witness().await(id, LIMIT, seen -> FaultTrial.streamsSince(seen, since)));
        }
        return streams;
    }

    private WaveResult result(Map<String, Boolean> cameBack, Instant begun, Instant over) {
        List<FaultCourse> courses = cameBack.entrySet().stream()
                .map(camera ->
                        new FaultCourse(yard.witness().of(camera.getKey()), begun, over, false, camera.getValue()))
                .toList();
        List<Long> attempts = courses.stream()
                .flatMap(course -> attempts(course.seen()).stream())
                .filter(at -> at.isAfter(begun.plusSeconds(1)))
                .map(Instant::getEpochSecond)
                .toList();
        long most =
                attempts.stream()
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                        .values()
                        .stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0);
        Map<Boolean, Long> incidents = yard.alerts().stream()
                .filter(alert -> alert.getState() == AlertState.OPENED && alert.getKind() == RuleKind.CAMERA_SILENT)
                .map(Alert::getSubject)
                .collect(Collectors.partitioningBy("site"::equals, Collectors.counting()));
        return new WaveResult(
                CAMERAS,
                latest(courses, FaultCourse::toNotice),
                latest(courses, FaultCourse::toRecover),
                latest(courses, FaultCourse::toRecoverFromDueAttempt),
                attempts.stream()
                        .filter(second -> second <= over.getEpochSecond())
                        .count(),
                most,
                incidents.getOrDefault(true, 0L),
                incidents.getOrDefault(false, 0L));
    }

    private static Set<Instant> attempts(Sighting seen) {
        return seen.statuses().stream()
                .filter(status -> status.getState() == CameraState.CONNECTING)
                .map(CameraStatus::getSince)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static long latest(List<FaultCourse> courses, Function<FaultCourse, Optional<Duration>> time) {
        return courses.stream()
                .mapToLong(course -> time.apply(course).orElse(LIMIT).toMillis())
                .max()
                .orElse(0);
    }
}
