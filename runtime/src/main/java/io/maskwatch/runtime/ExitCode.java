package io.maskwatch.runtime;

/** What the command's exit status means. */
public enum ExitCode {
    /** Done. */
    OK(0, "done"),
    /** A fault of the program itself. */
    FAILED(1, "failed for a reason that is not the user's; the log says more"),
    /** The command line could not be understood. */
    USAGE(2, "the command line could not be understood"),
    /** A configuration, camera or model file is wrong. */
    CONFIGURATION(3, "a configuration, camera or model file is wrong"),
    /** A broker, camera or device that was asked for cannot be reached. */
    UNAVAILABLE(4, "a broker, camera or device that was asked for cannot be reached"),
    /** A port or folder is in use by another process. */
    BUSY(5, "a port or folder is in use by another process"),
    /** The run ended, but not everything that was expected happened. */
    INCOMPLETE(6, "the run ended, but not everything that was expected happened; the report says what");

    private final int status;
    private final String meaning;

    ExitCode(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** The process's exit status. */
    public int status() {
        return status;
    }

    /** One line for the help. */
    public String meaning() {
        return meaning;
    }
}
