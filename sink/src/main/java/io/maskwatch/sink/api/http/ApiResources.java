package io.maskwatch.sink.api.http;

import java.util.List;

/** The resources that this package has. Stateless. */
public final class ApiResources {
    private ApiResources() {}

    /** All of them, without the page. */
    public static List<Resource> of(ApiParts parts) {
        return List.of(
                new HealthResource(parts.components(), parts.metrics()),
                new DocumentResource(),
                new CamerasResource(parts),
                new StatusResource(parts));
    }
}
