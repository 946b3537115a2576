package io.maskwatch.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a report where the user asked for it. */
public final class ReportFile {
    private ReportFile() {}

    /**
     * Writes the report.
     *
     * @throws UserError if it cannot be written
     */
    public static void write(Path file, JsonNode report) {
        try {
            Files.writeString(file, report.toPrettyString() + System.lineSeparator());
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Fails at the start of a long run rather than at its end. */
    public static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw unwritable(file, new IOException("no such writable folder"));
        }
    }

    private static UserError unwritable(Path file, IOException e) {
        return new UserError(
                ExitCode.USAGE,
                "report " + file,
                "it cannot be written (" + e.getMessage() + ")",
                "Name a file in a folder that exists and that this user may write");
    }
}
