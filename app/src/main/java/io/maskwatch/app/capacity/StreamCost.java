package io.maskwatch.app.capacity;

/**
 * What one camera's stream costs ingest, measured on one thread by its CPU time.
 *
 * @param readCores CPU seconds a second for receiving and decoding what the camera sends, whatever is analysed of it
 * @param pictureSeconds CPU seconds to scale a picture and make it a JPEG
 * @param jpeg such a picture
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record StreamCost(double readCores, double pictureSeconds, byte[] jpeg) {}
