package io.maskwatch.media.draw;

/**
 * A box to draw, in pixels of the picture, with the words beside it.
 *
 * @param left left side in pixels
 * @param top top side in pixels
 * @param right right side in pixels
 * @param bottom bottom side in pixels
 * @param text the words; empty for a bare box
 * @param rgb colour as 0xRRGGBB
 */
public record LabelledBox(double left, double top, double right, double bottom, String text, int rgb) {}
