package io.maskwatch.sink.live.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maskwatch.media.MediaException;
import io.maskwatch.runtime.camera.ProbeCameras;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.http.Needs;
import io.maskwatch.sink.api.http.Query;
import io.maskwatch.sink.api.http.Resource;
import io.maskwatch.sink.live.JudgedFrame;
import io.maskwatch.sink.live.StoredPictures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code /alerts/{id}/picture} and {@code /probes/{id}/picture}: pictures that were taken before, while their frames live.
 * Faces in them are always hidden. Thread-safe.
 */
final class StoredPictureResource implements Resource {
    private static final int USUAL_WIDTH_PX = 1280;
    /** Longer than a probe lives. */
    private static final Duration PROBE = Duration.ofMinutes(2);

    private final LiveParts parts;

    StoredPictureResource(LiveParts parts) {
        this.parts = parts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/alerts/{id}/picture", this::alert, Needs.VIEWER);
        routes.get("/api/v1/probes/{id}/picture", this::probe, Needs.OPERATOR);
    }

    private void alert(Context context) {
        int widthPx = widthPx(context);
        List<Alert> steps = parts.history().alert(context.pathParam("id"));
        if (steps.isEmpty()) {
            throw Problem.notFound("There is no alert of that id.").exception();
        }
        JudgedFrame judged = stored(() ->
                        steps.stream().flatMap(step -> evidence(step).stream()).findFirst())
                .orElseThrow(() -> PictureAnswers.pictureGone().exception());
        answer(context, judged, widthPx);
    }

    private Optional<JudgedFrame> evidence(Alert step) {
        AlertEvidence evidence = step.getEvidence();
        Integer partition = evidence.getFramePartition();
        Long offset = evidence.getFrameOffset();
        Instant decidedAt = evidence.getDetectedAt();
        return partition == null || offset == null || decidedAt == null
                ? Optional.empty()
                : parts.stored().at(step.getSubject(), partition, offset, decidedAt);
    }

    private void probe(Context context) {
        int widthPx = widthPx(context);
        String id = context.pathParam("id");
        if (!ProbeCameras.isProbe(id)) {
            throw Problem.notFound("There is no probe of that id.").exception();
        }
        Instant since = parts.clock().instant().minus(PROBE);
        JudgedFrame judged = stored(() -> parts.stored().newest(id, since))
                .orElseThrow(() -> PictureAnswers.noPicture(
                                "No detector has looked at a picture of this probe, or the probe is long over.")
                        .exception());
        answer(context, judged, widthPx);
    }

    private static int widthPx(Context context) {
        return Query.of(context, "widthPx").number("widthPx", 16, 3840).orElse(USUAL_WIDTH_PX);
    }

    private static Optional<JudgedFrame> stored(Supplier<Optional<JudgedFrame>> reading) {
        try {
            return reading.get();
        } catch (StoredPictures.BusyException | StoredPictures.UnavailableException e) {
            throw Problem.unavailable("The picture cannot be read at the moment. Try again.")
                    .exception();
        }
    }

    private void answer(Context context, JudgedFrame judged, int widthPx) {
        try {
            PictureAnswers.answer(
                    context,
                    parts.maker().make(judged, widthPx, false),
                    judged.frame().getCapturedAt(),
                    judged.frame().getSequence());
        } catch (MediaException e) {
            throw PictureAnswers.noPicture("The frame cannot be decoded.").exception();
        }
    }
}
