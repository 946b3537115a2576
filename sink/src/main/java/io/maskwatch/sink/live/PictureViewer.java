package io.maskwatch.sink.live;

import java.util.Set;

/** Somebody who watches. Its methods must not block, whatever the viewer does: others wait for their return. */
public interface PictureViewer {
    /** A picture that was wished for. */
    void picture(LivePicture picture);

    /** Why a camera gives no picture, in words for people. */
    void state(String cameraId, String text);

    /** Called about once a second on a thread of its own, where it may block; {@code wishes} are those in force. */
    void secondPassed(Set<PictureWish> wishes);
}
