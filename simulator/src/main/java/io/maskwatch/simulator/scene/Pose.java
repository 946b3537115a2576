package io.maskwatch.simulator.scene;

import io.maskwatch.simulator.figure.MaskFit;

/**
 * Where a person is and how they hold themselves at one moment.
 *
 * @param across metres from the middle of the hall
 * @param away metres from the camera
 * @param headYaw degrees, 0 towards the camera
 * @param bodyYaw degrees
 * @param stride -1 to 1, 0 when standing
 * @param opacity 0 to 1
 * @param fit how the mask is worn
 */
record Pose(double across, double away, double headYaw, double bodyYaw, double stride, double opacity, MaskFit fit) {}
