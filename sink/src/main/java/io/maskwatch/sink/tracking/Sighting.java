package io.maskwatch.sink.tracking;

import io.maskwatch.sink.state.Track;

/** One track seen in the current frame, and the face that it was seen as. The track is already brought up to date. */
public record Sighting(Track track, Face face) {}
