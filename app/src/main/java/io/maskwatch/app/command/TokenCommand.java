package io.maskwatch.app.command;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.sink.access.Role;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code maskwatch users token add|remove}. */
@Command(
        name = "token",
        description = "Makes and takes back what programs show to the API in the header Authorization: Bearer TOKEN.",
        synopsisSubcommandLabel = "(add | remove)")
final class TokenCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "add", description = "Makes a token and prints it, this once: only its hash is kept.")
    int add(
            @Parameters(paramLabel = "NAME", description = "What the token is called.") String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            required = true,
                            description = "viewer, operator or administrator.")
                    Role role,
            @Mixin RegisterOptions options) {
        options.with(register -> {
            out().println(register.addToken(RegisterOptions.caller(), name, role)
                    .text());
            out().flush();
        });
        return ExitCode.OK.status();
    }

    @Command(name = "remove", description = "Takes a token back; it holds no more at once.")
    int remove(
            @Parameters(paramLabel = "NAME", description = "The token's name.") String name,
            @Mixin RegisterOptions options) {
        options.with(register -> {
            register.removeToken(RegisterOptions.caller(), name);
            out().println("removed " + name);
            out().flush();
        });
        return ExitCode.OK.status();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
