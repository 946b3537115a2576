package io.maskwatch.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.runtime.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {
    private static final String PASSWORD = "correct horse battery";

    private final InputStream standardInput = System.in;

    @TempDir
    Path folder;

    @AfterEach
    void giveStandardInputBack() {
        System.setIn(standardInput);
    }

    @Test
    void addsListsAndRemovesUsers() throws IOException {
        assertThat(with(PASSWORD, "add", "Ann", "--role", "operator", "--stdin").out())
                .contains("added ann as operator");
        assertThat(with("", "list").out()).containsPattern("ann +operator");
        assertThat(with("another long password", "password", "ann", "--stdin").out())
                .contains("ann");
        assertThat(with("", "remove", "ann").out()).contains("removed ann", "no user left");
        assertThat(with("", "list").out()).doesNotContain("ann");
        assertThat(Files.readAllBytes(folder.resolve("history.db")))
                .asString(StandardCharsets.ISO_8859_1)
                .doesNotContain(PASSWORD);
    }

    @Test
    void refusesWhatCannotBe() {
        with("elevenchars", "add", "ann", "--role", "viewer", "--stdin")
                .assertRefused(ExitCode.USAGE, "password", "12");
        with("", "add", "ann", "--role", "viewer", "--stdin").assertRefused(ExitCode.USAGE, "password", "none");
        with(PASSWORD, "add", "local", "--role", "viewer", "--stdin").assertRefused(ExitCode.USAGE, "local");
        with("", "remove", "ann").assertRefused(ExitCode.USAGE, "ann", "no user yet");
        assertThat(with(PASSWORD, "add", "ann", "--role", "viewer", "--stdin").status())
                .isZero();
        with(PASSWORD, "add", "ANN", "--role", "viewer", "--stdin").assertRefused(ExitCode.USAGE, "ann");
    }

    @Test
    void showsATokenOnce() {
        CommandRun made = with("", "token", "add", "wall", "--role", "viewer");
        assertThat(made.out().strip()).matches("maskwatch_[A-Za-z0-9_-]{43}");
        assertThat(with("", "list").out())
                .containsPattern("token:wall +viewer")
                .doesNotContain(made.out().strip());
        assertThat(with("", "token", "remove", "wall").out()).contains("removed wall");
        with("", "token", "remove", "wall").assertRefused(ExitCode.USAGE, "wall");
    }

    private CommandRun with(String input, String... arguments) {
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        Object[] command = new Object[arguments.length + 3];
        command[0] = "users";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        command[arguments.length + 1] = "--data";
        command[arguments.length + 2] = folder;
        return CommandRun.of(command);
    }
}
