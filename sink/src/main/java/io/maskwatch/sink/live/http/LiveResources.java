package io.maskwatch.sink.live.http;

import io.maskwatch.sink.api.http.Resource;
import java.util.List;

/** All paths to pictures. Stateless. */
public final class LiveResources {
    private LiveResources() {}

    /** The resources of these parts. */
    public static List<Resource> of(LiveParts parts) {
        return List.of(new LiveSocket(parts), new CameraPictureResource(parts), new StoredPictureResource(parts));
    }
}
