package io.maskwatch.sink.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.Redaction;
import io.maskwatch.runtime.UserError;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.ProblemException;
import io.maskwatch.sink.history.HistoryException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns everything that can go wrong with a request into a problem document, so that no answer shows a stack trace, a path
 * or a page of the server library. Faults of ours are logged. Thread-safe.
 */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    private static final Map<Integer, Problem> PLAIN = Map.ofEntries(
            plain(400, "invalid-request", "The request is not valid", "It cannot be read as HTTP."),
            plain(401, "login-required", "A login is needed", "Log in first."),
            plain(403, "forbidden", "That is not allowed", "This caller's role does not allow it."),
            plain(404, "not-found", "There is no such thing", "There is nothing at this path."),
            plain(405, "method-not-allowed", "This path has no such method", "The header Allow names its methods."),
            plain(408, "timed-out", "The request came too slowly", "Send it again."),
            plain(413, "too-large", "The request is too large", "A body may have 262144 bytes."),
            plain(414, "too-large", "The request is too large", "Its URL is too long."),
            plain(415, "unsupported-type", "The body has another type", "Send application/json."),
            plain(431, "too-large", "The request is too large", "Its headers are too long."));

    private final ErrorTally outages;

    Problems(InstantSource clock) {
        this.outages = new ErrorTally(LOG, clock, Duration.ofMinutes(1));
    }

    void addTo(RoutesConfig routes) {
        routes.exception(ProblemException.class, (problem, context) -> answer(context, problem.problem()));
        routes.exception(UserError.class, (error, context) -> answer(context, UserErrors.problem(error)));
        routes.exception(HistoryException.class, (outage, context) -> {
            outages.count("The history cannot be read", String.valueOf(outage.getMessage()));
            answer(context, Problem.unavailable("The history cannot be read at the moment. Try again."));
        });
        routes.exception(HttpResponseException.class, this::library);
        routes.exception(Exception.class, (fault, context) -> fault(context, fault));
    }

    /** What the server library refuses by itself. */
    private void library(HttpResponseException refused, Context context) {
        String allowed = refused.getDetails().get("availableMethods");
        if (allowed != null) {
            context.header("Allow", allowed);
        }
        Answers.problem(context, plain(refused.getStatus()));
    }

    static void answer(Context context, Problem problem) {
        if (problem.status() == 503) {
            context.header("Retry-After", RETRY_AFTER_SECONDS);
        }
        Answers.problem(context, problem);
    }

    static void fault(Context context, Throwable fault) {
        LOG.error("{} {} failed", context.method(), Redaction.redact(context.path()), fault);
        Answers.problem(context, plain(500));
    }

    /** The problem of a status about which nothing more is known. */
    static Problem plain(int status) {
        Problem known = PLAIN.get(status);
        if (known != null) {
            return known;
        }
        return status >= 500
                ? new Problem(status, "fault", "The server failed", "The fault is in the server's log.", List.of())
                : new Problem(status, "refused", "The request was refused", "It cannot be done as it is.", List.of());
    }

    private static Map.Entry<Integer, Problem> plain(int status, String type, String title, String detail) {
        return Map.entry(status, new Problem(status, type, title, detail, List.of()));
    }
}
