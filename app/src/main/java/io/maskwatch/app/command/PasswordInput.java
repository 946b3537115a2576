package io.maskwatch.app.command;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where a new password comes from: typed twice without echo, or one line of standard input; never the command line. */
final class PasswordInput {
    private final @Nullable Console console;
    private final InputStream standardInput;

    /**
     * Reads nothing yet.
     *
     * @param console null where there is no terminal
     * @param standardInput where the line is read from then
     */
    PasswordInput(@Nullable Console console, InputStream standardInput) {
        this.console = console;
        this.standardInput = standardInput;
    }

    /**
     * The password.
     *
     * @param fromStandardInput whether to read it there although there is a terminal
     * @throws UserError if none is given, or not the same twice
     */
    String read(boolean fromStandardInput) {
        return console == null || fromStandardInput ? line() : typed(console);
    }

    private static String typed(Console console) {
        char[] first = console.readPassword("Password (at least 12 characters): ");
        char[] second = console.readPassword("The same again: ");
        if (first == null || second == null || !Arrays.equals(first, second)) {
            throw refused("it was not typed the same twice", "Try again");
        }
        return new String(first);
    }

    private String line() {
        try {
            String line = new BufferedReader(new InputStreamReader(standardInput, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw refused("none was given", "Type it at a terminal, or pass one line on standard input");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("Standard input cannot be read", e);
        }
    }

    private static UserError refused(String cause, String remedy) {
        return new UserError(ExitCode.USAGE, "password as given", cause, remedy);
    }
}
