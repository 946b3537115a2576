package io.maskwatch.sink.live;

import io.maskwatch.media.MediaException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One judged frame, the faces in it, and the pictures made of it so far: each kind is made once. Thread-safe. */
final class Scene {
    private final JudgedFrame judged;
    private final List<SeenFace> faces;
    private final Map<PictureWish, LivePicture> made = new HashMap<>();

    Scene(JudgedFrame judged, List<SeenFace> faces) {
        this.judged = judged;
        this.faces = List.copyOf(faces);
    }

    JudgedFrame judged() {
        return judged;
    }

    List<SeenFace> faces() {
        return faces;
    }

    /** The picture that is wished for, made by {@code maker} if nobody wished for it before. */
    synchronized LivePicture picture(PictureWish wish, PictureMaker maker, LiveMeters meters) throws MediaException {
        LivePicture known = made.get(wish);
        if (known != null) {
            return known;
        }
        long begun = System.nanoTime();
        LivePicture picture = LivePicture.of(wish, this, maker.make(judged, wish.widthPx(), wish.unblurred()));
        meters.making().record(Duration.ofNanos(System.nanoTime() - begun));
        made.put(wish, picture);
        return picture;
    }
}
