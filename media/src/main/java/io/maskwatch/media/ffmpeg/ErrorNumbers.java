package io.maskwatch.media.ffmpeg;

import java.util.Locale;

/** The operating system's numbers of network errors, which FFmpeg hands on negated: Linux's, else BSD's (macOS). */
final class ErrorNumbers {
    private static final boolean LINUX =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");

    static final int TIMED_OUT = LINUX ? -110 : -60;
    static final int REFUSED = LINUX ? -111 : -61;
    static final int HOST_UNREACHABLE = LINUX ? -113 : -65;
    static final int NETWORK_UNREACHABLE = LINUX ? -101 : -51;
    static final int HOST_DOWN = LINUX ? -112 : -64;
    static final int CONNECTION_RESET = LINUX ? -104 : -54;
    static final int BROKEN_PIPE = -32;
    static final int INPUT_OUTPUT = -5;
    static final int NO_SUCH_FILE = -2;
    static final int NO_MEMORY = -12;
    static final int ACCESS_DENIED = -13;
    static final int IS_DIRECTORY = -21;
    static final int AGAIN = LINUX ? -11 : -35;

    private ErrorNumbers() {}
}
