package io.maskwatch.bench.faults;

import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.simulator.fault.Fault;
import io.maskwatch.simulator.fault.NamedFault;
import io.maskwatch.simulator.main.FaultyCameraOptions;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that goes wrong with a camera, and what is expected of ingest. Immutable.
 *
 * @param name its name on the command line and in tables
 * @param fault what the camera is told; null for a camera that is odd, but has no fault
 * @param amount how much of it
 * @param fromStart whether the camera has it before anybody connects
 * @param cut whether its connections are cut once the fault has begun
 * @param lasts for how long
 * @param expected the causes that may be published
 * @param mustBeTold whether one of them must be; else the fault may be ridden through as well
 * @param camera how the camera differs from the usual one
 * @param record how the record of the camera differs from the usual one
 */
record FaultCase(
        String name,
        @Nullable Fault fault,
        double amount,
        boolean fromStart,
        boolean cut,
        Duration lasts,
        Set<FailureCause> expected,
        boolean mustBeTold,
        UnaryOperator<FaultyCameraOptions> camera,
        UnaryOperator<Camera.Builder> record) {
    private static final Duration USUAL = Duration.ofSeconds(12);

    /** A camera that streams, and then has the fault for twelve seconds. */
    static FaultCase of(NamedFault named, FailureCause... expected) {
        return new FaultCase(
                named.text(),
                named.fault(),
                named.amount(),
                false,
                false,
                USUAL,
                Set.of(expected),
                expected.length > 0,
                UnaryOperator.identity(),
                UnaryOperator.identity());
    }

    /** A camera without a fault, which is expected to stream. */
    static FaultCase odd(String name, UnaryOperator<FaultyCameraOptions> camera) {
        return new FaultCase(name, null, 0, true, false, USUAL, Set.of(), false, camera, UnaryOperator.identity());
    }

    /** One that may be told, or go unnoticed. */
    FaultCase orRiddenThrough() {
        return new FaultCase(name, fault, amount, fromStart, cut, lasts, expected, false, camera, record);
    }

    FaultCase beforeAnybodyConnects() {
        return new FaultCase(name, fault, amount, true, cut, lasts, expected, mustBeTold, camera, record);
    }

    /** One whose connections are cut, too. */
    FaultCase andCut() {
        return new FaultCase(name, fault, amount, fromStart, true, lasts, expected, mustBeTold, camera, record);
    }

    FaultCase lasting(int seconds) {
        return new FaultCase(
                name, fault, amount, fromStart, cut, Duration.ofSeconds(seconds), expected, mustBeTold, camera, record);
    }

    FaultCase camera(UnaryOperator<FaultyCameraOptions> other) {
        return new FaultCase(name, fault, amount, fromStart, cut, lasts, expected, mustBeTold, other, record);
    }

    FaultCase record(UnaryOperator<Camera.Builder> other) {
        return new FaultCase(name, fault, amount, fromStart, cut, lasts, expected, mustBeTold, camera, other);
    }
}
