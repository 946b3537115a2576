package io.maskwatch.sink.live.http;

import io.javalin.http.Context;
import io.maskwatch.media.JpegImage;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.live.LivePicture;
import java.time.Instant;
import java.util.List;

/** Answers with pictures, and with why there is none. Stateless. */
final class PictureAnswers {
    private PictureAnswers() {}

    static void answer(Context context, LivePicture picture) {
        answer(context, picture.jpeg(), picture.capturedAt(), picture.sequence());
    }

    static void answer(Context context, JpegImage jpeg, Instant capturedAt, long sequence) {
        context.contentType("image/jpeg")
                .header("Cache-Control", "no-store")
                .header("X-Maskwatch-Captured-At", LiveMessages.time(capturedAt))
                .header("X-Maskwatch-Sequence", Long.toString(sequence))
                .result(jpeg.bytes());
    }

    static Problem noPicture(String why) {
        return new Problem(404, "no-picture", "There is no picture", why, List.of());
    }

    static Problem pictureGone() {
        return new Problem(
                404,
                "picture-gone",
                "The picture is gone",
                "Pictures live a few minutes; this alert has none, or none any more.",
                List.of());
    }

    static Problem notAllowed() {
        return new Problem(
                403,
                "forbidden",
                "That is not allowed",
                "Faces may be shown to operators and administrators only.",
                List.of());
    }
}
