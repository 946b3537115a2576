package io.maskwatch.bench.viewers.watch;

/** Names one frame: sequences are gapless within a session of a camera. Immutable. */
public record FrameKey(String cameraId, long session, long sequence) {}
