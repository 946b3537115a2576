package io.maskwatch.sink.api.testing;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.CredentialsReference;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Severity;
import io.maskwatch.schemas.StreamFacts;
import io.maskwatch.schemas.VerdictStep;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.window.WilsonInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A plausible site, made up: six cameras, one of them broken, one far too high up, and two areas. For one thread. */
public final class MadeUpSite {
    /** The length of its windows. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    private static final List<String> CAMERAS =
            List.of("gate-north", "gate-south", "hall-1", "hall-2", "bar", "parking");
    private static final String BROKEN = "bar";
    private static final String HIGH_UP = "parking";

    private final RandomGenerator random;

    public MadeUpSite(RandomGenerator random) {
        this.random = random;
    }

    public List<Camera> cameras() {
        return CAMERAS.stream().map(MadeUpSite::camera).toList();
    }

    private static Camera camera(String id) {
        Camera.Builder camera = Camera.newBuilder()
                .setCameraId(id)
                .setName(id.substring(0, 1).toUpperCase(Locale.ROOT)
                        + id.substring(1).replace('-', ' '))
                .setUrl("rtsp://10.0.0." + (20 + CAMERAS.indexOf(id)) + ":554/stream2");
        if (id.equals(BROKEN)) {
            camera.setCredentials(CredentialsReference.newBuilder()
                    .setUsername("viewer")
                    .setPasswordEnv("MASKWATCH_CAMERA_BAR")
                    .setHost("10.0.0.24")
                    .build());
        }
        return camera.build();
    }

    public List<Settings> settings() {
        return List.of(
                area("entrance", "Entrance", List.of("gate-north", "gate-south")),
                area("ground-floor", "Ground floor", List.of("hall-1", "hall-2", "bar")));
    }

    private static Settings area(String id, String name, List<String> cameras) {
        return Settings.newBuilder()
                .setSubject("area:" + id)
                .setName(name)
                .setCameras(cameras)
                .build();
    }

    /** What a camera says of itself at that time. */
    public CameraStatus status(String id, Instant at) {
        boolean broken = id.equals(BROKEN);
        return CameraStatus.newBuilder()
                .setCameraId(id)
                .setSession(1)
                .setState(broken ? CameraState.BACKING_OFF : CameraState.STREAMING)
                .setCause(broken ? FailureCause.UNAUTHORISED : FailureCause.NONE)
                .setDetail(broken ? "The camera refused user name and password (401)." : null)
                .setAt(at)
                .setSince(at.minusSeconds(3_000))
                .setNextAttemptAt(broken ? at.plusSeconds(8) : null)
                .setWorkerId("ingest-1")
                .setStream(broken ? null : new StreamFacts("h264", 1920, 1080, 24.9, 2_000.0, 14.0))
                .setAskedFramesPerSecond(4)
                .setReconnects(broken ? 12 : 0)
                .build();
    }

    /** All windows that start then, of cameras and areas. */
    public List<ComplianceWindow> windows(Instant startAt, WindowKind kind, int revision) {
        List<ComplianceWindow> cameras =
                CAMERAS.stream().map(id -> window(id, startAt, kind, revision)).toList();
        List<ComplianceWindow> all = new ArrayList<>(cameras);
        settings().forEach(area -> all.add(area(area, cameras)));
        return all;
    }

    private ComplianceWindow window(String id, Instant startAt, WindowKind kind, int revision) {
        boolean covered = !id.equals(BROKEN);
        double hour = startAt.getEpochSecond() % 86_400 / 3_600.0;
        double crowd = covered ? 8 + 7 * Math.sin((hour - 6) / 24 * 2 * Math.PI) : 0;
        double discipline = id.equals("hall-2") && hour > 12 && hour < 14 ? 0.55 : 0.9;
        int masked = 0;
        int unmasked = 0;
        int unknown = 0;
        for (int person = 0; person < crowd + random.nextInt(3) && covered; person++) {
            if (random.nextDouble() < (id.equals(HIGH_UP) ? 0.7 : 0.06)) {
                unknown++;
            } else if (random.nextDouble() < discipline) {
                masked++;
            } else {
                unmasked++;
            }
        }
        PersonCounts present = new PersonCounts(masked, unmasked, covered && random.nextInt(4) == 0 ? 1 : 0, unknown);
        return window(id, startAt, kind, revision, present, covered);
    }

    private ComplianceWindow window(
            String id, Instant startAt, WindowKind kind, int revision, PersonCounts present, boolean covered) {
        int faces = covered ? 240 : 0;
        int tooSmall = id.equals(HIGH_UP) ? faces * 7 / 10 : faces / 20;
        int persons = WilsonInterval.sample(present) + present.getUnknown();
        return ComplianceWindow.newBuilder()
                .setSubject(id)
                .setStartAt(startAt)
                .setEndAt(startAt.plus(WINDOW))
                .setKind(kind)
                .setRevision(revision)
                .setPresent(present)
                .setArrived(new PersonCounts(
                        present.getMasked() / 2,
                        present.getUnmasked() / 2,
                        present.getIncorrect(),
                        present.getUnknown() / 2))
                .setRate(WilsonInterval.sample(present) == 0 ? null : WilsonInterval.of(present, 5))
                .setMeanOccupancy(covered ? (Double) (persons * 0.6) : null)
                .setPeakOccupancy(covered ? (Integer) persons : null)
                .setCoverage(covered ? 0.97 : 0)
                .setFramesAnalysed(covered ? 236 : 0)
                .setFramesShed(covered ? 4 : 0)
                .setFramesRejected(0)
                .setFramesTruncated(0)
                .setModelHash(covered ? "0123456789ab" : null)
                .setFaces(faces)
                .setFacesTooSmall(tooSmall)
                .setFacesBySidePx(
                        covered ? List.of(tooSmall / 2, tooSmall / 2, 4, 30, 60, 50, 40, 10, 4, 2) : List.of())
                .build();
    }

    private static ComplianceWindow area(Settings area, List<ComplianceWindow> all) {
        List<ComplianceWindow> own = all.stream()
                .filter(window -> area.getCameras().contains(window.getSubject()))
                .toList();
        PersonCounts present = sum(own, ComplianceWindow::getPresent);
        return ComplianceWindow.newBuilder(own.get(0))
                .setSubject(area.getSubject())
                .setPresent(present)
                .setArrived(sum(own, ComplianceWindow::getArrived))
                .setRate(WilsonInterval.sample(present) == 0 ? null : WilsonInterval.of(present, 5))
                .setCoverage(own.stream()
                        .mapToDouble(ComplianceWindow::getCoverage)
                        .average()
                        .orElse(0))
                .setCameras(area.getCameras())
                .setMissingCameras(own.stream()
                        .filter(window -> window.getCoverage() == 0)
                        .map(ComplianceWindow::getSubject)
                        .toList())
                .build();
    }

    private static PersonCounts sum(List<ComplianceWindow> windows, Function<ComplianceWindow, PersonCounts> counts) {
        List<PersonCounts> all = windows.stream().map(counts).toList();
        return new PersonCounts(
                all.stream().mapToInt(PersonCounts::getMasked).sum(),
                all.stream().mapToInt(PersonCounts::getUnmasked).sum(),
                all.stream().mapToInt(PersonCounts::getIncorrect).sum(),
                all.stream().mapToInt(PersonCounts::getUnknown).sum());
    }

    /** An incident's steps: opened, and closed if it is to be over. */
    public List<Alert> incident(String camera, RuleKind kind, Instant openedAt, @Nullable Instant closedAt) {
        Alert opened = Alert.newBuilder()
                .setAlertId(camera + "-" + kind.name().toLowerCase(Locale.ROOT) + "-" + openedAt.toEpochMilli())
                .setRevision(1)
                .setState(AlertState.OPENED)
                .setSubject(camera)
                .setRuleId(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .setKind(kind)
                .setSeverity(kind == RuleKind.CAMERA_SILENT ? Severity.CRITICAL : Severity.WARNING)
                .setOpenedAt(openedAt)
                .setAt(openedAt)
                .setSummary(summary(camera, kind))
                .setEvidence(evidence(kind, openedAt))
                .setEmittedAt(openedAt.plusMillis(320))
                .build();
        if (closedAt == null) {
            return List.of(opened);
        }
        return List.of(
                opened,
                Alert.newBuilder(opened)
                        .setRevision(2)
                        .setState(AlertState.CLOSED)
                        .setAt(closedAt)
                        .setClosedAt(closedAt)
                        .setEmittedAt(closedAt.plusMillis(300))
                        .build());
    }

    private static String summary(String camera, RuleKind kind) {
        return switch (kind) {
            case UNMASKED_PERSON -> "A person without a mask at " + camera + " for 10 s.";
            case LOW_COMPLIANCE -> "Only 58 % of those at " + camera + " wear their mask properly.";
            case CAMERA_SILENT -> "Camera " + camera + " gives no picture: it refused user name and password.";
            default -> "Something is wrong at " + camera + ".";
        };
    }

    private static AlertEvidence evidence(RuleKind kind, Instant at) {
        AlertEvidence.Builder evidence = AlertEvidence.newBuilder().setSince(at.minusSeconds(10));
        if (kind == RuleKind.UNMASKED_PERSON) {
            evidence.setTrackId("t-17")
                    .setBox(new BoundingBox(0.4f, 0.3f, 0.05f, 0.09f))
                    .setBoxes(List.of(new BoundingBox(0.4f, 0.3f, 0.05f, 0.09f)))
                    .setCapturedAt(at.minusMillis(500))
                    .setDetectedAt(at.minusMillis(260))
                    .setFramePartition(0)
                    .setFrameOffset(4_711L)
                    .setVerdicts(List.of(new VerdictStep(MaskVerdict.UNMASKED, at.minusSeconds(10), 0.93f)));
        } else if (kind == RuleKind.LOW_COMPLIANCE) {
            evidence.setRate(WilsonInterval.of(new PersonCounts(7, 5, 0, 1), 5))
                    .setCoverage(0.96)
                    .setThreshold(0.7);
        } else if (kind == RuleKind.CAMERA_SILENT) {
            evidence.setCause(FailureCause.UNAUTHORISED);
        }
        return evidence.build();
    }
}
