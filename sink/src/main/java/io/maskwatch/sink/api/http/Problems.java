package io.maskwatch.sink.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ExceptionHandler;
import io.javalin.http.HttpResponseException;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.runtime.Redaction;
import io.maskwatch.runtime.UserError;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.ProblemException;
import io.maskwatch.sink.api.ProblemType;
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

    private static final Map<Integer, String> DETAILS = Map.ofEntries(
            Map.entry(400, "It cannot be read as HTTP."),
            Map.entry(401, "Log in first."),
            Map.entry(403, "This caller's role does not allow it."),
            Map.entry(404, "There is nothing at this path."),
            Map.entry(405, "The header Allow names its methods."),
            Map.entry(408, "Send it again."),
            Map.entry(413, "A body may have 262144 bytes."),
            Map.entry(414, "Its URL is too long."),
            Map.entry(415, "Send application/json, and say so in Content-Type."),
            Map.entry(431, "Its headers are too long."));

    private final ErrorTally outages;

    Problems(InstantSource clock) {
        this.outages = new ErrorTally(LOG, clock, Duration.ofMinutes(1));
    }

    void addTo(RoutesConfig routes) {
        add(routes, ProblemException.class, (problem, context) -> answer(context, problem.problem()));
        add(routes, UserError.class, (error, context) -> answer(context, UserErrors.problem(error)));
        add(routes, HistoryException.class, (outage, context) -> {
            outages.count("The history cannot be read", String.valueOf(outage.getMessage()));
            answer(context, Problem.unavailable("The history cannot be read at the moment. Try again."));
        });
        add(routes, HttpResponseException.class, this::library);
        add(routes, Exception.class, (fault, context) -> fault(context, fault));
    }

    /** What a handler of exceptions throws is handed to it again, for ever; and a request that is over cannot be answered. */
    private static <E extends Exception> void add(RoutesConfig routes, Class<E> type, ExceptionHandler<E> handler) {
        routes.exception(type, (failure, context) -> {
            try {
                handler.handle(failure, context);
            } catch (RuntimeException e) {
                LOG.debug("A request was over before its failure could be told", e);
            }
        });
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
        String other = status >= 500 ? "The fault is in the server's log." : "It cannot be done as it is.";
        return new Problem(status, ProblemType.of(status), DETAILS.getOrDefault(status, other), List.of());
    }
}
