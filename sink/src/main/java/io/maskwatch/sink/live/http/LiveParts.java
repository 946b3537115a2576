package io.maskwatch.sink.live.http;

import io.maskwatch.sink.access.Audit;
import io.maskwatch.sink.api.SiteView;
import io.maskwatch.sink.history.History;
import io.maskwatch.sink.live.LiveMeters;
import io.maskwatch.sink.live.LivePictures;
import io.maskwatch.sink.live.PictureMaker;
import io.maskwatch.sink.live.StoredPictures;
import io.maskwatch.sink.live.Watches;
import java.time.InstantSource;

/**
 * What the paths to pictures are made of. Immutable; its parts are thread-safe, and closed by who made them.
 *
 * @param view cameras and their status
 * @param history incidents
 * @param audit keeps who was shown faces
 * @param watches who watches what
 * @param live pictures of watched cameras
 * @param stored frames that the topics still hold
 * @param maker makes pictures of those
 * @param meters what is counted
 * @param clock wall clock
 */
public record LiveParts(
        SiteView view,
        History history,
        Audit audit,
        Watches watches,
        LivePictures live,
        StoredPictures stored,
        PictureMaker maker,
        LiveMeters meters,
        InstantSource clock) {}
