package io.maskwatch.runtime;

/**
 * Something that the user can mend: told as one paragraph that names the input, the cause and the remedy, without a
 * stack trace.
 */
public final class UserError extends RuntimeException {
    private final ExitCode code;
    private final String input;
    private final String explanation;

    /**
     * @param code how the process ends if nobody handles it
     * @param input what was given, e.g. {@code cameras.yaml, camera "gate"}
     * @param cause what is wrong with it
     * @param remedy what to do
     */
    public UserError(ExitCode code, String input, String cause, String remedy) {
        super(Redaction.redact(
                "%s: %s %s".formatted(input, sentence(cause), sentence(remedy)).strip()));
        this.code = code;
        this.input = Redaction.redact(input);
        this.explanation = Redaction.redact(
                "%s %s".formatted(sentence(cause), sentence(remedy)).strip());
    }

    public ExitCode code() {
        return code;
    }

    /** What was given, redacted. */
    public String input() {
        return input;
    }

    /** Cause and remedy, redacted. */
    public String explanation() {
        return explanation;
    }

    private static String sentence(String text) {
        String trimmed = text.strip();
        return trimmed.isEmpty() || ".!?".indexOf(trimmed.charAt(trimmed.length() - 1)) >= 0 ? trimmed : trimmed + ".";
    }
}
