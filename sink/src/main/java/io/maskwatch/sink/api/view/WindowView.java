package io.maskwatch.sink.api.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.schemas.ComplianceWindow;
import java.util.List;

/** A window as the API shows it. Stateless. */
public final class WindowView {
    private static final List<String> LEFT_OUT = List.of("revision", "facesBySidePx");

    private WindowView() {}

    public static ObjectNode of(ComplianceWindow window) {
        return RecordTree.of(window).remove(LEFT_OUT);
    }
}
