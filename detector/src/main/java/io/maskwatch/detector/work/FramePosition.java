package io.maskwatch.detector.work;

/** Where a frame lies on its topic. */
public record FramePosition(int partition, long offset) {}
