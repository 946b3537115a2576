package io.maskwatch.app.command;

import io.maskwatch.app.install.Roles;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.role.RoleContext;
import picocli.CommandLine.Command;

/** {@code maskwatch ingest}. */
@Command(name = "ingest", description = "Connects the cameras assigned to this worker and publishes their frames.")
final class IngestCommand extends RoleCommand {
    @Override
    String roleName() {
        return "ingest";
    }

    @Override
    Component role(Roles roles, RoleContext context) {
        return roles.ingest(context);
    }
}
