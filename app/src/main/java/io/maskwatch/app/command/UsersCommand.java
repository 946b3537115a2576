package io.maskwatch.app.command;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.sink.access.Account;
import io.maskwatch.sink.access.PasswordRules;
import io.maskwatch.sink.access.Role;
import io.maskwatch.sink.access.UserRegister;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code maskwatch users add|list|remove|password|token}. */
@Command(
        name = "users",
        description = "Adds, lists and removes those who may use the dashboard and the API. Passwords are typed at the"
                + " terminal or read from standard input, never from the command line.",
        subcommands = TokenCommand.class,
        synopsisSubcommandLabel = "(add | list | remove | password | token)")
final class UsersCommand {
    private static final String ROW = "%-32s %-14s %s%n";

    private final PasswordInput input;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    UsersCommand() {
        this(new PasswordInput(System.console(), System.in));
    }

    UsersCommand(PasswordInput input) {
        this.input = input;
    }

    @Command(name = "add", description = "Adds a user. From the first one on everybody has to log in.")
    int add(
            @Parameters(paramLabel = "NAME", description = "Name to log in with.") String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            required = true,
                            description = "viewer: sees all, faces blurred. operator: changes cameras, rules and areas,"
                                    + " acknowledges, may see faces. administrator: reads the audit too.")
                    Role role,
            @Option(names = "--stdin", description = "Read the password from standard input.") boolean stdin,
            @Mixin RegisterOptions options) {
        options.with(register -> {
            String user = register.requireFree(name);
            register.add(RegisterOptions.caller(), user, role, password(user, stdin));
            tell("added " + user + " as " + word(role));
        });
        return ExitCode.OK.status();
    }

    @Command(name = "list", description = "Lists the users and the tokens of programs.")
    int list(@Mixin RegisterOptions options) {
        options.with(register -> {
            out().printf(ROW, "NAME", "ROLE", "SINCE");
            register.users().forEach(user -> out().printf(ROW, user.name(), word(user.role()), user.createdAt()));
            register.tokens()
                    .forEach(token -> out().printf(ROW, token.callerName(), word(token.role()), token.createdAt()));
            out().flush();
        });
        return ExitCode.OK.status();
    }

    @Command(name = "remove", description = "Removes a user, whose logins end at once.")
    int remove(
            @Parameters(paramLabel = "NAME", description = "The user's name.") String name,
            @Mixin RegisterOptions options) {
        options.with(register -> {
            register.remove(RegisterOptions.caller(), name);
            tell("removed " + name);
            warn(register);
        });
        return ExitCode.OK.status();
    }

    @Command(name = "password", description = "Sets a user's password; the user's logins end at once.")
    int password(
            @Parameters(paramLabel = "NAME", description = "The user's name.") String name,
            @Option(names = "--stdin", description = "Read the password from standard input.") boolean stdin,
            @Mixin RegisterOptions options) {
        options.with(register -> {
            String user = register.requireKnown(name);
            register.changePassword(RegisterOptions.caller(), user, password(user, stdin));
            tell("changed the password of " + user);
        });
        return ExitCode.OK.status();
    }

    private String password(String user, boolean stdin) {
        String password = input.read(stdin);
        PasswordRules.check(user, password);
        return password;
    }

    private void warn(UserRegister register) {
        List<Account> left = register.users();
        if (left.isEmpty()) {
            tell(
                    "There is no user left: on this machine nobody has to log in now, and the API does not start elsewhere.");
        } else if (left.stream().noneMatch(user -> user.role() == Role.ADMINISTRATOR)) {
            tell("There is no administrator left.");
        }
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private void tell(String line) {
        out().println(line);
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
