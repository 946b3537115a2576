package io.maskwatch.runtime.camera;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.camera.CameraEntry.CredentialsEntry;
import io.maskwatch.runtime.camera.CameraEntry.SiteEntry;
import io.maskwatch.runtime.camera.CameraEntry.ZoneEntry;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CredentialsReference;
import io.maskwatch.schemas.Point;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Zone;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns entries of the camera file into the records that travel. Stateless. */
final class EntryRecords {
    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(5);
    private static final Duration LONGEST_WINDOW = Duration.ofHours(24);

    private EntryRecords() {}

    static Camera camera(CameraEntry entry) {
        Camera.Builder camera = Camera.newBuilder()
                .setCameraId(entry.id())
                .setName(entry.name() == null ? entry.id() : entry.name())
                .setUrl(entry.url());
        given(entry.transport(), camera::setTransport);
        given(entry.framesPerSecond(), camera::setFramesPerSecond);
        given(entry.maxWidthPx(), camera::setMaxWidthPx);
        given(entry.detectAtPx(), camera::setDetectAtPx);
        given(entry.connectTimeout(), timeout -> camera.setConnectTimeoutMs(timeout.toMillis()));
        given(entry.stallTimeout(), timeout -> camera.setStallTimeoutMs(timeout.toMillis()));
        given(entry.verifyTls(), camera::setVerifyTls);
        given(entry.enabled(), camera::setEnabled);
        given(entry.credentials(), credentials -> camera.setCredentials(credentials(credentials, entry.url())));
        return camera.build();
    }

    static Optional<Settings> settings(CameraEntry entry, String where) {
        if (Stream.of(entry.zones(), entry.rules(), entry.minimumFacePx(), entry.maximumAlertsPerHour())
                .allMatch(Objects::isNull)) {
            return Optional.empty();
        }
        Settings.Builder settings = Settings.newBuilder().setSubject(entry.id());
        String place = where + ", camera " + entry.id();
        given(
                entry.zones(),
                zones -> settings.setZones(
                        zones.stream().map(zone -> zone(zone, place)).toList()));
        given(entry.rules(), rules -> {
            rules.forEach(rule -> EntryRules.requireKind(rule, EntryRules.OF_CAMERAS, place, "a camera"));
            settings.setRules(EntryRules.rules(rules, place));
        });
        given(entry.minimumFacePx(), px -> settings.setMinimumFacePx(facePx(px, place)));
        given(entry.maximumAlertsPerHour(), limit -> settings.setMaximumAlertsPerHour(alerts(limit, place)));
        return Optional.of(settings.build());
    }

    static Settings site(SiteEntry entry, String where) {
        Settings.Builder settings = Settings.newBuilder().setSubject("site");
        given(entry.window(), window -> settings.setWindowMs(windowMs(window, where)));
        String place = where + ", site";
        given(entry.rules(), rules -> settings.setRules(EntryRules.rules(rules, place)));
        given(entry.minimumFacePx(), px -> settings.setMinimumFacePx(facePx(px, place)));
        given(entry.maximumAlertsPerHour(), limit -> settings.setMaximumAlertsPerHour(alerts(limit, place)));
        return settings.build();
    }

    static int alerts(int limit, String where) {
        Cameras.between(where + ", maximumAlertsPerHour", limit, 0, EntryRules.MOST_PER_HOUR);
        return limit;
    }

    private static int facePx(int px, String where) {
        Cameras.between(where + ", minimumFacePx", px, 1, 1000);
        return px;
    }

    private static long windowMs(Duration window, String where) {
        if (window.compareTo(SHORTEST_WINDOW) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    where + ", site.window",
                    window.toSeconds() + " s is no usable length of a window",
                    "Use 5s to 24h; 1m is usual");
        }
        return window.toMillis();
    }

    private static CredentialsReference credentials(CredentialsEntry entry, String url) {
        return CredentialsReference.newBuilder()
                .setUsername(entry.username())
                .setPasswordEnv(entry.passwordEnv())
                .setPasswordFile(entry.passwordFile())
                .setHost(Secrets.hostOf(url))
                .build();
    }

    private static Zone zone(ZoneEntry entry, String where) {
        String place = where + ", zone " + entry.id();
        if (entry.corners().size() < 3) {
            throw new UserError(
                    ExitCode.CONFIGURATION, place, "it has fewer than three corners", "Name at least three");
        }
        return Zone.newBuilder()
                .setZoneId(entry.id())
                .setName(entry.name() == null ? entry.id() : entry.name())
                .setKind(entry.kind())
                .setCorners(entry.corners().stream()
                        .map(corner -> corner(corner, place))
                        .toList())
                .build();
    }

    private static Point corner(List<Double> corner, String where) {
        if (corner.size() != 2 || corner.stream().anyMatch(value -> !(value >= 0 && value <= 1))) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    where + ", corner " + corner,
                    "it is not a point of the picture",
                    "Write [x, y], each a fraction from 0 to 1, from the top left");
        }
        return new Point(corner.get(0).floatValue(), corner.get(1).floatValue());
    }

    static <T> void given(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }
}
