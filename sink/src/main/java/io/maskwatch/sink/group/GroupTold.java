package io.maskwatch.sink.group;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.ComplianceWindow;
import java.util.ArrayList;
import java.util.List;

/** What one step of an area or of the site tells, each list in order. An alert's key is its own subject. */
public record GroupTold(List<ComplianceWindow> windows, List<Alert> alerts) {
    static GroupTold nothing() {
        return new GroupTold(new ArrayList<>(), new ArrayList<>());
    }
}
