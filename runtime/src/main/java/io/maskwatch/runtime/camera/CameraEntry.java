package io.maskwatch.runtime.camera;

import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Severity;
import io.maskwatch.schemas.Transport;
import io.maskwatch.schemas.Weekday;
import io.maskwatch.schemas.ZoneKind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One camera as it stands in the camera file. What is left out takes the schema's default. Immutable.
 *
 * @param id identity, the Kafka key
 * @param name what people call it; the id if left out
 * @param url rtsp, rtsps, http, https or file URL without user information
 * @param transport how RTP travels
 * @param credentials reference to the password
 * @param framesPerSecond frames a second to sample, 0.1 to 30
 * @param maxWidthPx widest picture to publish, 160 to 3840
 * @param detectAtPx longer side of the picture that the model sees: 640, 960 or 1280
 * @param connectTimeout longest wait for a connection and the first packet
 * @param stallTimeout longest silence or unchanged picture
 * @param verifyTls whether an RTSPS or HTTPS certificate must be valid
 * @param enabled whether it is to be connected
 * @param minimumFacePx smallest face side that is judged, in pixels of the published frame
 * @param zones parts of the picture that count, or do not
 * @param rules rules of this camera, instead of the site's
 * @param maximumAlertsPerHour most incidents of this camera that open within an hour, 0 for no limit
 */
record CameraEntry(
        String id,
        @Nullable String name,
        String url,
        @Nullable Transport transport,
        @Nullable CredentialsEntry credentials,
        @Nullable Double framesPerSecond,
        @Nullable Integer maxWidthPx,
        @Nullable Integer detectAtPx,
        @Nullable Duration connectTimeout,
        @Nullable Duration stallTimeout,
        @Nullable Boolean verifyTls,
        @Nullable Boolean enabled,
        @Nullable Integer minimumFacePx,
        @Nullable List<ZoneEntry> zones,
        @Nullable List<RuleEntry> rules,
        @Nullable Integer maximumAlertsPerHour) {

    /** Where the password is. */
    record CredentialsEntry(
            String username,
            @Nullable String passwordEnv,
            @Nullable String passwordFile) {}

    /** A polygon; corners are {@code [x, y]} pairs as fractions. */
    record ZoneEntry(String id, @Nullable String name, ZoneKind kind, List<List<Double>> corners) {}

    /** A rule; what is left out takes the schema's default. */
    record RuleEntry(
            String id,
            RuleKind kind,
            @Nullable Boolean enabled,
            @Nullable Severity severity,
            @Nullable Double openAt,
            @Nullable Double closeAt,
            @Nullable Duration dwell,
            @Nullable Duration closeDwell,
            @Nullable Duration coolDown,
            @Nullable Integer minimumSample,
            @Nullable Integer maximumPerHour,
            @Nullable ScheduleEntry schedule) {}

    /** When a rule is in force. */
    record ScheduleEntry(String timeZone, List<SpanEntry> spans) {}

    /** Hours of some days; the times are texts like {@code "22:00"}, {@code "24:00"} for midnight at the end. */
    record SpanEntry(
            @Nullable List<Weekday> days,
            @Nullable String from,
            @Nullable String to) {}

    /** Several cameras under one name. */
    record AreaEntry(
            String id,
            @Nullable String name,
            List<String> cameras,
            @Nullable List<RuleEntry> rules,
            @Nullable Integer maximumAlertsPerHour) {}

    /** What holds for the whole site. */
    record SiteEntry(
            @Nullable Duration window,
            @Nullable Integer minimumFacePx,
            @Nullable List<RuleEntry> rules,
            @Nullable Integer maximumAlertsPerHour) {}

    /** The whole file. */
    record FileEntry(
            List<CameraEntry> cameras,
            @Nullable List<AreaEntry> areas,
            @Nullable SiteEntry site) {}
}
