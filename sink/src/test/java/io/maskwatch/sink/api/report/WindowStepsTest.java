package io.maskwatch.sink.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.history.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WindowStepsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final TimeRange DAY = new TimeRange(NOON.minusSeconds(43_200), NOON.plusSeconds(43_200));

    @Test
    void addsArrivalsAndTakesTheRateOfThose() {
        WindowSteps steps = new WindowSteps(Duration.ofMinutes(15), DAY, NOON.plusSeconds(86_400));
        steps.add(window("hall", 0, 3, 1, 1.0, 2.0, 4));
        steps.add(window("hall", 1, 5, 1, 0.5, 8.0, 9));
        JsonNode step = steps.items().get(0);
        assertThat(step.at("/arrived/masked").asInt()).isEqualTo(8);
        assertThat(step.at("/rate/value").asDouble()).isEqualTo(0.8);
        assertThat(step.at("/rate/sample").asInt()).isEqualTo(10);
        assertThat(step.path("present").isNull()).isTrue();
        assertThat(step.path("peakOccupancy").asInt()).isEqualTo(9);
        assertThat(step.path("meanOccupancy").asDouble()).isEqualTo((2.0 * 1 + 8.0 * 0.5) / 1.5);
        assertThat(step.path("coverage").asDouble())
                .as("13 minutes have no window")
                .isEqualTo(1.5 / 15);
        assertThat(step.path("kind").asText()).isEqualTo("FINAL");
    }

    @Test
    void coversOnlyWhatIsAskedForAndHasPassed() {
        TimeRange range = new TimeRange(NOON.plusSeconds(60), NOON.plusSeconds(86_400));
        WindowSteps steps = new WindowSteps(Duration.ofHours(1), range, NOON.plusSeconds(180));
        steps.add(window("hall", 1, 1, 0, 1.0, 1.0, 1));
        assertThat(steps.items().get(0).path("coverage").asDouble()).isEqualTo(0.5);
    }

    @Test
    void leavesGapsAndKeepsSubjectsApart() {
        WindowSteps steps = new WindowSteps(Duration.ofMinutes(2), DAY, NOON);
        steps.add(window("bar", 0, 1, 0, 1.0, 1.0, 1));
        steps.add(window("bar", 6, 1, 0, 1.0, 1.0, 1));
        steps.add(window("hall", 6, 1, 0, 1.0, 1.0, 1));
        assertThat(steps.items())
                .extracting(item ->
                        item.path("subject").asText() + item.path("startAt").asText())
                .containsExactly(
                        "bar2026-11-21T12:00:00.000Z", "bar2026-11-21T12:06:00.000Z", "hall2026-11-21T12:06:00.000Z");
    }

    @Test
    void reportsOverCamerasOrAreasButNeverBoth() {
        Report report = new Report(DAY, ZoneOffset.UTC, Set.of("hall", "area:all"), NOON.plusSeconds(86_400));
        report.add(window("hall", 0, 3, 1, 1.0, 1.0, 1));
        report.add(window("area:all", 0, 3, 1, 1.0, 1.0, 1));
        JsonNode view = report.view(subject -> subject);
        assertThat(view.at("/total/arrived/masked").asInt()).isEqualTo(3);
        assertThat(view.path("subjects")).hasSize(2);
        assertThat(view.at("/subjects/0/minutesWithoutData").asDouble()).isEqualTo(24 * 60 - 1);
        Report areas = new Report(DAY, ZoneOffset.UTC, Set.of("area:all"), NOON);
        areas.add(window("area:all", 0, 3, 1, 1.0, 1.0, 1));
        assertThat(areas.view(subject -> subject).at("/total/arrived/masked").asInt())
                .isEqualTo(3);
    }

    @Test
    void beginsHoursAndDaysWhereTheZoneDoes() {
        ZoneId kathmandu = ZoneId.of("Asia/Kathmandu");
        Statistics hours = new Statistics(Statistics.By.HOUR, DAY, kathmandu, 1, NOON.plusSeconds(86_400));
        hours.add(window("hall", 0, 1, 0, 1.0, 1.0, 1));
        assertThat(hours.items().get(0).path("key").asText()).isEqualTo("2026-11-21T17:00:00+05:45");
        assertThat(hours.items().get(0).path("coverage").asDouble()).isEqualTo(1.0 / 60);
    }

    @Test
    void disarmsFormulas() {
        Report report = new Report(DAY, ZoneOffset.UTC, Set.of("hall"), NOON);
        report.add(window("hall", 0, 3, 1, 1.0, 1.0, 1));
        assertThat(ReportCsv.of(report, subject -> "=1+1,\"x\""))
                .contains("hall,\"'=1+1,\"\"x\"\"\",2026-11-21T12:00:00Z");
        assertThat(ReportCsv.safe("-2")).isEqualTo("'-2");
        assertThat(ReportCsv.safe("hall-1")).isEqualTo("hall-1");
    }

    private static ComplianceWindow window(
            String subject, int minute, int masked, int unmasked, double coverage, double mean, int peak) {
        Instant start = NOON.plusSeconds(60L * minute);
        PersonCounts counts = new PersonCounts(masked, unmasked, 0, 0);
        return ComplianceWindow.newBuilder()
                .setSubject(subject)
                .setStartAt(start)
                .setEndAt(start.plusSeconds(60))
                .setKind(WindowKind.FINAL)
                .setRevision(1)
                .setPresent(counts)
                .setArrived(counts)
                .setMeanOccupancy(mean)
                .setPeakOccupancy(peak)
                .setCoverage(coverage)
                .setFramesAnalysed(1)
                .setFramesShed(0)
                .setFramesRejected(0)
                .setFramesTruncated(0)
                .build();
    }
}
