package io.maskwatch.sink.live.http;

import io.javalin.http.Context;
import io.maskwatch.media.JpegImage;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.ProblemType;
import io.maskwatch.sink.api.http.Answers;
import io.maskwatch.sink.live.LivePicture;
import java.time.Instant;

/** Answers with pictures, and with why there is none. Stateless. */
final class PictureAnswers {
    private PictureAnswers() {}

    static void answer(Context context, LivePicture picture) {
        answer(context, picture.jpeg(), picture.capturedAt(), picture.sequence());
    }

    static void answer(Context context, JpegImage jpeg, Instant capturedAt, long sequence) {
        context.header("Cache-Control", "no-store")
                .header("X-Maskwatch-Captured-At", LiveMessages.time(capturedAt))
                .header("X-Maskwatch-Sequence", Long.toString(sequence));
        Answers.bytes(context, "image/jpeg", jpeg.bytes());
    }

    static Problem noPicture(String why) {
        return ProblemType.NO_PICTURE.of(why);
    }

    static Problem pictureGone() {
        return ProblemType.PICTURE_GONE.of("Pictures live a few minutes; this alert has none, or none any more.");
    }

    static Problem notAllowed() {
        return ProblemType.FORBIDDEN.of("Faces may be shown to operators and administrators only.");
    }
}
