package io.maskwatch.sink.api.http;

import java.util.List;

/** The resources that are made of the same {@link ApiParts}. Stateless. */
public final class ApiResources {
    private ApiResources() {}

    /** All of them, without the page and the stream of events. */
    public static List<Resource> of(ApiParts parts) {
        return List.of(
                new HealthResource(parts.components(), parts.metrics()),
                new DocumentResource(),
                new CamerasResource(parts),
                new CameraFactsResource(parts),
                new ProbesResource(parts),
                new WindowsResource(parts),
                new ReportsResource(parts),
                new AlertsResource(parts),
                new SettingsResource(parts),
                new AreasResource(parts),
                new StatusResource(parts),
                new AuditResource(parts));
    }
}
