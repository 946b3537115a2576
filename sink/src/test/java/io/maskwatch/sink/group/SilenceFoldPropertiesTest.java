package io.maskwatch.sink.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.sink.state.Signal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds of silent cameras whichever, whenever, and in whatever order that is heard. */
class SilenceFoldPropertiesTest {
    private static final int SECONDS = 700;
    private static final int QUIET_SECONDS = 300;

    @Property(tries = 25)
    void everyIncidentIsToldInStepsAndNoCameraIsInTwo(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 14) int cameras) {
        ScriptedSite site = run(seed, cameras, seed);

        Map<String, List<Alert>> incidents = site.alerts.stream().collect(Collectors.groupingBy(Alert::getAlertId));
        assertThat(incidents.values()).allSatisfy(SilenceFoldPropertiesTest::isOneIncident);
        assertThat(site.memory().getSilences()).isEmpty();
        assertNoCameraIsInTwo(site.alerts);
        assertNoStorm(site.alerts);
    }

    @Property(tries = 12)
    void theOrderBetweenCamerasDoesNotMatter(@ForAll long seed, @ForAll @IntRange(min = 2, max = 14) int cameras) {
        assertThat(run(seed, cameras, seed + 1).alerts).isEqualTo(run(seed, cameras, seed + 2).alerts);
    }

    private static void isOneIncident(List<Alert> steps) {
        assertThat(steps.get(0).getState()).isEqualTo(AlertState.OPENED);
        assertThat(steps.get(steps.size() - 1).getState()).isEqualTo(AlertState.CLOSED);
        assertThat(steps.subList(1, steps.size() - 1)).allMatch(step -> step.getState() == AlertState.UPDATED);
        for (int i = 0; i < steps.size(); i++) {
            assertThat(steps.get(i).getRevision()).isEqualTo(i + 1);
        }
    }

    /** A camera's own incident and the common one that holds it are never open together. */
    private static void assertNoCameraIsInTwo(List<Alert> alerts) {
        List<String> own = new ArrayList<>();
        Set<String> common = new HashSet<>();
        for (Alert alert : alerts) {
            if (alert.getSubject().equals("site")) {
                common.clear();
                if (alert.getState() != AlertState.CLOSED) {
                    common.addAll(alert.getEvidence().getCameras());
                }
            } else if (alert.getState() == AlertState.OPENED) {
                own.add(alert.getSubject());
            } else {
                own.remove(alert.getSubject());
            }
            assertThat(own).doesNotHaveDuplicates().noneMatch(common::contains);
        }
    }

    /** Never more than three own incidents open within ten seconds. */
    private static void assertNoStorm(List<Alert> alerts) {
        List<Alert> opened = alerts.stream()
                .filter(alert -> alert.getState() == AlertState.OPENED
                        && !alert.getSubject().equals("site"))
                .toList();
        for (int i = 3; i < opened.size(); i++) {
            assertThat(opened.get(i).getAt()).isAfter(opened.get(i - 3).getAt().plusSeconds(10));
        }
    }

    private static ScriptedSite run(long seed, int cameras, long order) {
        ScriptedSite site = new ScriptedSite(cameras);
        site.coolDownMs = new Random(seed).nextInt(3) * 20_000L;
        Random random = new Random(seed);
        List<Deque<Signal>> waiting = new ArrayList<>();
        List<double[]> outages = outages(random);
        for (String camera : site.streaming) {
            waiting.add(story(site, camera, outages, random));
        }
        Random shuffle = new Random(order);
        while (!waiting.isEmpty()) {
            Deque<Signal> next = waiting.get(shuffle.nextInt(waiting.size()));
            for (int i = shuffle.nextInt(6); i >= 0 && !next.isEmpty(); i--) {
                site.signal(next.remove());
            }
            waiting.removeIf(Deque::isEmpty);
        }
        return site;
    }

    private static List<double[]> outages(Random random) {
        List<double[]> outages = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            double from = random.nextDouble() * (SECONDS - QUIET_SECONDS - 100);
            outages.add(new double[] {from, from + 20 + random.nextDouble() * 80, random.nextDouble()});
        }
        return outages;
    }

    /** A camera is silent in outages of all, each with some luck, and in one of its own. */
    private static Deque<Signal> story(ScriptedSite site, String camera, List<double[]> outages, Random random) {
        List<double[]> silent = new ArrayList<>();
        for (double[] outage : outages) {
            if (random.nextDouble() < outage[2]) {
                silent.add(new double[] {outage[0] + random.nextDouble() * 15, outage[1] + random.nextDouble() * 60});
            }
        }
        double own = random.nextDouble() * (SECONDS - QUIET_SECONDS - 60);
        silent.add(new double[] {own, own + random.nextDouble() * 60});
        Deque<Signal> story = new ArrayDeque<>();
        for (double at = random.nextDouble() * 5; at < SECONDS; at += 5) {
            double now = at;
            story.add(site.signal(camera, at, silent.stream().anyMatch(span -> span[0] <= now && now < span[1])));
        }
        return story;
    }
}
