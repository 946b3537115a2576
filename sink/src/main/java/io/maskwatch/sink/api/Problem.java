package io.maskwatch.sink.api;

import java.util.List;

/**
 * Why a request was not done, as RFC 9457 words it. Immutable.
 *
 * @param status HTTP status
 * @param type what kind it is
 * @param detail what is wrong with this request, and what to do
 * @param errors fields of the request that are wrong; empty if it is not about fields
 */
public record Problem(int status, ProblemType type, String detail, List<FieldError> errors) {
    /**
     * One field that is wrong. Immutable.
     *
     * @param field path of a body's field such as {@code credentials.passwordEnv}, or the name of a parameter
     * @param message what is wrong with it, and what to do
     */
    public record FieldError(String field, String message) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    /** The request cannot be understood as it is. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** The same of several fields. */
    public static Problem invalid(List<FieldError> errors) {
        String detail = errors.isEmpty()
                ? ""
                : errors.get(0).field() + ": " + errors.get(0).message();
        return new Problem(400, ProblemType.INVALID_REQUEST, detail, errors);
    }

    /** What it is about does not exist. */
    public static Problem notFound(String detail) {
        return ProblemType.NOT_FOUND.of(detail);
    }

    /** What it is about exists already, or is in the way. */
    public static Problem conflict(String detail) {
        return ProblemType.CONFLICT.of(detail);
    }

    /** A part that the answer needs does not work now. */
    public static Problem unavailable(String detail) {
        return ProblemType.UNAVAILABLE.of(detail);
    }

    /** To be thrown. */
    public ProblemException exception() {
        return new ProblemException(this);
    }
}
