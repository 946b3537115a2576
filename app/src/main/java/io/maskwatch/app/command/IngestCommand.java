package io.maskwatch.app.command;

import io.maskwatch.app.install.Roles;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.role.RoleContext;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code maskwatch ingest}. */
@Command(name = "ingest", description = "Connects the cameras assigned to this worker and publishes their frames.")
final class IngestCommand extends RoleCommand {
    @Override
    String roleName() {
        return "ingest";
    }

    @Override
    List<Component> parts(Roles roles, RoleContext context, PrometheusMeterRegistry meters) {
        return List.of(roles.ingest(context));
    }
}
