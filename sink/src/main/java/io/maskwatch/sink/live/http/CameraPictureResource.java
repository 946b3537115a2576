package io.maskwatch.sink.live.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maskwatch.sink.access.Caller;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.http.Callers;
import io.maskwatch.sink.api.http.Needs;
import io.maskwatch.sink.api.http.Query;
import io.maskwatch.sink.api.http.Resource;
import io.maskwatch.sink.live.LivePicture;
import io.maskwatch.sink.live.PictureWish;
import io.maskwatch.sink.live.Watches;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /cameras/{id}/picture}: the newest picture of a camera. Thread-safe. */
final class CameraPictureResource implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(CameraPictureResource.class);

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int USUAL_WIDTH_PX = 1280;

    private final LiveParts parts;

    CameraPictureResource(LiveParts parts) {
        this.parts = parts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/cameras/{id}/picture", this::newest, Needs.VIEWER);
    }

    private void newest(Context context) {
        Query query = Query.of(context, "widthPx", "unblurred");
        int widthPx = query.number("widthPx", 16, 3840).orElse(USUAL_WIDTH_PX);
        boolean unblurred = unblurred(query);
        String cameraId = context.pathParam("id");
        if (!parts.view().cameras().containsKey(cameraId)) {
            throw Problem.notFound("There is no camera of that id.").exception();
        }
        if (unblurred) {
            requireRight(Callers.of(context), cameraId);
        }
        CompletableFuture<LivePicture> picture = picture(new PictureWish(cameraId, widthPx, unblurred));
        context.future(() -> picture.handle((made, failure) -> answer(context, made, failure)));
    }

    private static boolean unblurred(Query query) {
        String text = query.text("unblurred").orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw Problem.invalid("unblurred", "It is to be true or false.").exception();
        }
        return text.equals("true");
    }

    /** Written down before anything is shown. */
    private void requireRight(Caller caller, String cameraId) {
        if (!Unblurring.allowed(caller)) {
            throw PictureAnswers.notAllowed().exception();
        }
        parts.audit().unblurred(caller, cameraId);
    }

    private CompletableFuture<LivePicture> picture(PictureWish wish) {
        try {
            return parts.live().newest(wish, LIMIT);
        } catch (Watches.TooManyViewersException e) {
            throw Problem.unavailable("Too many pictures are asked for at once. Try again.")
                    .exception();
        }
    }

    private static Context answer(Context context, @Nullable LivePicture picture, @Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof TimeoutException) {
            throw PictureAnswers.noPicture("The camera gave no picture that may be shown within 5 s.")
                    .exception();
        }
        if (picture == null) {
            LOG.warn("A picture could not be made", cause);
            throw PictureAnswers.noPicture("The camera's newest picture cannot be shown.")
                    .exception();
        }
        PictureAnswers.answer(context, picture);
        return context;
    }
}
