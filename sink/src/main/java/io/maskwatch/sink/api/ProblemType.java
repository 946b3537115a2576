package io.maskwatch.sink.api;

import java.util.Arrays;
import java.util.List;

/** What kinds of problems there are: what programs go by. The OpenAPI document and docs/api.md name the same ones. Immutable. */
public enum ProblemType {
    /** The request cannot be understood as it is. */
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    /** The answer would have more items than one may have. */
    RANGE_TOO_LARGE("range-too-large", 400, "The answer would be too large"),
    /** The caller has not said who it is. */
    LOGIN_REQUIRED("login-required", 401, "A login is needed"),
    /** Name and password do not belong together. */
    LOGIN_REFUSED("login-refused", 401, "The login was refused"),
    /** The caller's role does not allow it. */
    FORBIDDEN("forbidden", 403, "That is not allowed"),
    /** A page of another origin made the request. */
    CROSS_ORIGIN("cross-origin", 403, "Pages of other sites may not do that"),
    /** The request came through a proxy to a server that is for its own machine alone. */
    THROUGH_PROXY("through-proxy", 403, "This server is not for proxies"),
    /** What it is about does not exist. */
    NOT_FOUND("not-found", 404, "There is no such thing"),
    /** There is no picture now. */
    NO_PICTURE("no-picture", 404, "There is no picture"),
    /** There was a picture, perhaps, and there will be none. */
    PICTURE_GONE("picture-gone", 404, "The picture is gone"),
    /** The path has other methods. */
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This path has no such method"),
    /** The request did not come to its end in time. */
    TIMED_OUT("timed-out", 408, "The request came too slowly"),
    /** What it is about exists already, or is in the way. */
    CONFLICT("conflict", 409, "It is in conflict with what is there"),
    /** Somebody has changed it since it was read. */
    REVISION_STALE("revision-stale", 412, "The settings have been changed since"),
    /** A body, a URL or headers beyond the limit. */
    TOO_LARGE("too-large", "The request is too large", 413, 414, 431),
    /** The body is not JSON. */
    UNSUPPORTED_TYPE("unsupported-type", 415, "The body has another type"),
    /** The server was called by a name that is not its own. */
    MISDIRECTED("misdirected", 421, "This server has another name"),
    /** A change that does not say what it was made from. */
    REVISION_REQUIRED("revision-required", 428, "The revision is missing"),
    /** Too many logins failed. */
    TOO_MANY_LOGINS("too-many-logins", 429, "Too many logins failed"),
    /** Any other refusal. */
    REFUSED("refused", "The request was refused"),
    /** A fault of ours. */
    FAULT("fault", 500, "The server failed"),
    /** A part that the answer needs does not work now. */
    UNAVAILABLE("unavailable", 503, "It cannot be answered now");

    private final String code;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Integer> statuses;

    ProblemType(String code, int status, String title) {
        this(code, title, status);
    }

    ProblemType(String code, String title, Integer... statuses) {
        this.code = code;
        this.title = title;
        this.statuses = List.of(statuses);
    }

    /** The last part of {@code /problems/TYPE}. */
    public String code() {
        return code;
    }

    /** For people; always the same for one type. */
    public String title() {
        return title;
    }

    /** The HTTP statuses that it comes with; empty for those that have no type of their own. */
    public List<Integer> statuses() {
        return statuses;
    }

    /** The type that a status has of which nothing more is known. */
    public static ProblemType of(int status) {
        return Arrays.stream(values())
                .filter(type -> type.statuses.contains(status))
                .findFirst()
                .orElse(status >= 500 ? FAULT : REFUSED);
    }

    /** A problem of this type, with the first of its statuses. */
    public Problem of(String detail) {
        return new Problem(statuses.get(0), this, detail, List.of());
    }
}
