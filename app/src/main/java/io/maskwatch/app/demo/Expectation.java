package io.maskwatch.app.demo;

/**
 * What a run should find before one simulated camera, by its scene's truth. Immutable.
 *
 * @param cameraId the camera
 * @param persons persons whose faces can be judged at some time
 * @param unmaskedIncidents spells without a mask that are clearly longer than the rule's dwell
 * @param lowComplianceAtLeast incidents of low compliance that must be found
 * @param lowComplianceAtMost incidents of low compliance that may be found; more than {@code lowComplianceAtLeast} where the
 *     truth comes close to the threshold
 */
public record Expectation(
        String cameraId, int persons, int unmaskedIncidents, int lowComplianceAtLeast, int lowComplianceAtMost) {}
