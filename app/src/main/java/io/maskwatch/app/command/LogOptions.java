package io.maskwatch.app.command;

import ch.qos.logback.classic.Level;
import io.maskwatch.app.console.Logging;
import io.maskwatch.app.console.Logging.Form;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every command can be told about its log. */
public final class LogOptions {
    @Option(
            names = "--log",
            paramLabel = "FORM",
            description = "Form of the log: text, or json for a log pipeline (default: text).")
    private Form form = Form.TEXT;

    @Option(names = "--verbose", description = "Log more.")
    private boolean verbose;

    /** A worker's log: what it does. */
    public void worker() {
        Logging.toStandardError(form, verbose ? Level.DEBUG : Level.INFO);
    }

    /** A short command's log: only what is wrong. */
    public void quiet() {
        Logging.toStandardError(form, verbose ? Level.DEBUG : Level.ERROR);
    }

    /** The log of a command that shows a live table. */
    public void toFile(Path file) {
        Logging.toFile(file, form, verbose ? Level.DEBUG : Level.INFO);
    }
}
