package io.maskwatch.bench.people;

import io.maskwatch.bench.people.truth.SceneKind;

/**
 * What came of one scene at one rate.
 *
 * @param kind the scene
 * @param framesPerSecond the rate
 * @param row what was measured, over all seeds
 * @param cost what the steps cost
 */
record Result(SceneKind kind, double framesPerSecond, Row row, StepTimes cost) {}
