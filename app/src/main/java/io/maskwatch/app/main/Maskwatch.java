package io.maskwatch.app.main;

import io.maskwatch.app.command.MaskwatchCommand;

/** The {@code maskwatch} command. */
public final class Maskwatch {
    private Maskwatch() {}

    /** Runs the command line and ends the process with its exit status. */
    public static void main(String[] args) {
        System.exit(MaskwatchCommand.commandLine().execute(args));
    }
}
