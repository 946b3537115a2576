package io.maskwatch.sink.live;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A viewer who wants one picture. Thread-safe. */
final class NextPicture implements PictureViewer {
    private final CompletableFuture<LivePicture> future = new CompletableFuture<>();

    CompletableFuture<LivePicture> future() {
        return future;
    }

    @Override
    public void picture(LivePicture picture) {
        future.complete(picture);
    }

    @Override
    public void state(String cameraId, String text) {
        // who asked for a picture is told when the wait is over
    }

    @Override
    public void secondPassed(Set<PictureWish> wishes) {
        // it has a limit of its own
    }
}
