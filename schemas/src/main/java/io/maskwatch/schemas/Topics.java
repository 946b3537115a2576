package io.maskwatch.schemas;

import io.maskwatch.schemas.Topic.Cleanup;
import io.maskwatch.schemas.Topic.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The catalogue of topics: every place where the stages meet. */
public final class Topics {
    private static final OptionalLong NO_LIMIT = OptionalLong.empty();
    private static final Duration DAY = Duration.ofDays(1);

    /** Of topics that live a day: shorter ones would let a broker keep a file more open for each hour and partition. */
    private static final Duration QUARTER_OF_A_DAY = Duration.ofHours(6);

    /** Longest life of a picture. A longer retention of the frames topic is refused unless asked for by name. */
    public static final Duration PICTURE_LIFE = Duration.ofMinutes(5);

    /** Cameras as their integrators described them; key: camera id. */
    public static final Topic<Camera> CAMERAS = new Topic<>(
            "maskwatch.cameras.v1", Camera.class, Spread.CAMERAS, Cleanup.COMPACT, Duration.ZERO, DAY, NO_LIMIT, false);

    /** How subjects are judged; key: camera id, {@code area:ID} or {@code site}. */
    public static final Topic<Settings> SETTINGS = new Topic<>(
            "maskwatch.settings.v1",
            Settings.class,
            Spread.SINGLE,
            Cleanup.COMPACT,
            Duration.ZERO,
            DAY,
            NO_LIMIT,
            false);

    /** Sampled pictures; key: camera id. At most 2 GiB a partition. */
    public static final Topic<Frame> FRAMES = new Topic<>(
            "maskwatch.frames.v1",
            Frame.class,
            Spread.STREAM,
            Cleanup.DELETE,
            PICTURE_LIFE,
            Duration.ofMinutes(1),
            OptionalLong.of(2L << 30),
            true);

    /** How each frame ended; key: camera id. */
    public static final Topic<FrameOutcome> DETECTIONS = new Topic<>(
            "maskwatch.detections.v1",
            FrameOutcome.class,
            Spread.STREAM,
            Cleanup.DELETE,
            DAY,
            QUARTER_OF_A_DAY,
            NO_LIMIT,
            false);

    /** What each camera is doing; key: camera id. Uncompacted for a day, so that a session's story can be read. */
    public static final Topic<CameraStatus> CAMERA_STATUS = new Topic<>(
            "maskwatch.camera-status.v1",
            CameraStatus.class,
            Spread.STREAM,
            Cleanup.COMPACT,
            DAY,
            QUARTER_OF_A_DAY,
            NO_LIMIT,
            false);

    /** What is held of each person; key: camera id. */
    public static final Topic<Verdict> VERDICTS = new Topic<>(
            "maskwatch.verdicts.v1",
            Verdict.class,
            Spread.STREAM,
            Cleanup.DELETE,
            Duration.ofDays(30),
            DAY,
            NO_LIMIT,
            false);

    /** What each subject saw in each span of time; key: camera id or {@code area:ID}. */
    public static final Topic<ComplianceWindow> COMPLIANCE = new Topic<>(
            "maskwatch.compliance.v1",
            ComplianceWindow.class,
            Spread.STREAM,
            Cleanup.DELETE,
            Duration.ofDays(90),
            DAY,
            NO_LIMIT,
            false);

    /** Incidents, step by step; key: the subject. */
    public static final Topic<Alert> ALERTS = new Topic<>(
            "maskwatch.alerts.v1",
            Alert.class,
            Spread.STREAM,
            Cleanup.DELETE,
            Duration.ofDays(90),
            DAY,
            NO_LIMIT,
            false);

    /** Who took notice of which incident; key: the subject. */
    public static final Topic<Acknowledgement> ACKNOWLEDGEMENTS = new Topic<>(
            "maskwatch.acknowledgements.v1",
            Acknowledgement.class,
            Spread.STREAM,
            Cleanup.DELETE,
            Duration.ofDays(90),
            DAY,
            NO_LIMIT,
            false);

    /** Messages that could not be used; key: the topic that they came from. */
    public static final Topic<RejectedMessage> REJECTED = new Topic<>(
            "maskwatch.rejected.v1",
            RejectedMessage.class,
            Spread.STREAM,
            Cleanup.DELETE,
            Duration.ofDays(7),
            DAY,
            NO_LIMIT,
            false);

    /**
     * Writers' schemas as JSON text; key: the schema's CRC-64-AVRO fingerprint as 16 hex digits. Compacted, one
     * partition. Not a {@link Topic}: its values are what the others' values are read with.
     */
    public static final String SCHEMAS_NAME = "maskwatch.schemas.v1";

    private static final List<Topic<?>> ALL = List.of(
            CAMERAS,
            SETTINGS,
            FRAMES,
            DETECTIONS,
            CAMERA_STATUS,
            VERDICTS,
            COMPLIANCE,
            ALERTS,
            ACKNOWLEDGEMENTS,
            REJECTED);

    private Topics() {}

    /** All topics that hold records, in the order of the flow. */
    public static List<Topic<?>> all() {
        return ALL;
    }

    /** The topic of that name; the short form without {@code maskwatch.} and {@code .v1} serves too. */
    public static Optional<Topic<?>> named(String name) {
        return ALL.stream()
                .filter(topic -> topic.name().equals(name) || topic.name().equals("maskwatch." + name + ".v1"))
                .findFirst();
    }
}
