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
import org.jspecify.annotations.Nullable;

/** {@code /cameras/{id}/picture}: the newest picture of a camera. Thread-safe. */
final class CameraPictureResource implements Resource {
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
        context.future(() -> picture.handle((made, failure) -> answer(context, made)));
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

    private static Context answer(Context context, @Nullable LivePicture picture) {
        if (picture == null) {
            throw PictureAnswers.noPicture("The camera gave no picture that may be shown within 5 s.")
                    .exception();
        }
        PictureAnswers.answer(context, picture);
        return context;
    }
}
