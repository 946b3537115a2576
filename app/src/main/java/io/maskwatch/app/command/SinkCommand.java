package io.maskwatch.app.command;

import io.maskwatch.app.install.Roles;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.sink.main.DashboardWorker;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import picocli.CommandLine.Command;

/** {@code maskwatch sink}. */
@Command(name = "sink", description = "Turns detections into persons, verdicts, windows per camera, and alerts.")
final class SinkCommand extends RoleCommand {
    @Override
    String roleName() {
        return "sink";
    }

    @Override
    List<Component> parts(Roles roles, RoleContext context, PrometheusMeterRegistry meters) {
        Component sink = roles.sink(context);
        List<Component> all = new CopyOnWriteArrayList<>(List.of(sink));
        DashboardWorker dashboard = roles.dashboard(context, () -> all, meters);
        all.add(dashboard);
        return all;
    }
}
