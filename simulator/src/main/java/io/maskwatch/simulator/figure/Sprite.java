package io.maskwatch.simulator.figure;

import java.awt.image.BufferedImage;

/**
 * A small picture with its anchor.
 *
 * @param image premultiplied ARGB
 * @param anchorX column of the anchor
 * @param anchorY row of the anchor
 * @param scale pixels per metre at which it was painted
 */
public record Sprite(BufferedImage image, double anchorX, double anchorY, double scale) {}
