package io.maskwatch.detector.work;

import io.maskwatch.detector.InputPicture;

/** A frame and its pixels. */
record DecodedFrame(ReceivedFrame received, InputPicture picture) {}
