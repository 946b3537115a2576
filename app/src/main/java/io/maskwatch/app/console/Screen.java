package io.maskwatch.app.console;

import java.io.PrintWriter;
import java.util.List;

/**
 * Shows a block of lines that changes: redrawn in place on a terminal; elsewhere nothing is drawn, and progress goes out as
 * plain lines. Use on one thread.
 */
public final class Screen {
    private static final String HOME = "\u001b[H";
    private static final String CLEAR_TO_LINE_END = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";
    private static final String CLEAR_ALL = "\u001b[2J";

    private final PrintWriter out;
    private final boolean terminal;
    private boolean cleared;

    /**
     * A screen on a writer.
     *
     * @param terminal whether a person's terminal is at the other end
     */
    public Screen(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Whether a person's terminal is at the other end, as the launcher found it. */
    public static boolean onTerminal() {
        return Boolean.getBoolean("maskwatch.terminal");
    }

    public boolean terminal() {
        return terminal;
    }

    /** A line that stays. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Replaces what {@code draw} showed before; does nothing unless on a terminal. */
    public void draw(List<String> lines) {
        if (!terminal) {
            return;
        }
        StringBuilder text = new StringBuilder(cleared ? HOME : CLEAR_ALL + HOME);
        lines.forEach(line -> text.append(line).append(CLEAR_TO_LINE_END).append(System.lineSeparator()));
        out.print(text.append(CLEAR_BELOW));
        out.flush();
        cleared = true;
    }
}
