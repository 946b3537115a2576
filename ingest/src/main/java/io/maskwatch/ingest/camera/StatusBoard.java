package io.maskwatch.ingest.camera;

import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.StreamFacts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one camera, and its publication: at once on each change, and whenever asked to repeat. Records of one
 * camera go out in the order of its changes. Thread-safe.
 */
final class StatusBoard {
    private final Camera camera;
    private final String workerId;
    private final InstantSource clock;
    private final StatusPublisher publisher;
    private final FrameLedger ledger;
    private CameraCondition condition;
    private long session = -1;
    private long reconnects;
    private @Nullable StreamFacts stream;

    StatusBoard(Camera camera, FrameLedger ledger, CameraContext context) {
        this.camera = camera;
        this.workerId = context.workerId();
        this.clock = context.clock();
        this.publisher = context.statuses();
        this.ledger = ledger;
        this.condition = CameraCondition.starting(clock.instant());
    }

    /** Publishes the STARTING record, whose offset becomes the session. */
    synchronized CompletableFuture<Long> announce() {
        condition = CameraCondition.starting(clock.instant());
        return publish();
    }

    synchronized void open(long sessionNumber) {
        session = sessionNumber;
    }

    synchronized long session() {
        return session;
    }

    /** Takes a step of the state machine and publishes it. */
    synchronized void step(BiFunction<CameraCondition, Instant, CameraCondition> step) {
        condition = step.apply(condition, clock.instant());
        tell();
    }

    /** Says that the camera is not to be run, unless that was said already. */
    synchronized void disable() {
        if (condition.state() != CameraState.DISABLED) {
            condition = CameraCondition.disabled(clock.instant());
            tell();
        }
    }

    synchronized void reconnected() {
        reconnects++;
    }

    synchronized void measured(@Nullable StreamFacts facts) {
        stream = facts;
    }

    synchronized CameraState state() {
        return condition.state();
    }

    synchronized CameraCondition condition() {
        return condition;
    }

    /** Publishes what is known again; nothing before the session is open, unless there is none to open. */
    synchronized void repeat() {
        if (session >= 0 || condition.state() == CameraState.DISABLED) {
            tell();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the publisher counts what fails, and the next record repeats it
    private void tell() {
        publish();
    }

    private CompletableFuture<Long> publish() {
        FrameLedger.Count count = ledger.count();
        boolean over = ledger.closed();
        return publisher.publish(CameraStatus.newBuilder()
                .setCameraId(camera.getCameraId())
                .setSession(session)
                .setState(condition.state())
                .setCause(condition.cause())
                .setDetail(condition.detail())
                .setAt(clock.instant())
                .setSince(condition.since())
                .setNextAttemptAt(condition.nextAttemptAt())
                .setWorkerId(workerId)
                .setStream(stream)
                .setAskedFramesPerSecond(camera.getFramesPerSecond())
                .setPublishedSequence(count.publishedSequence())
                .setUnpublished(count.unpublished() + (over ? count.inFlight() : 0))
                .setFramesPublished(count.published())
                .setReconnects(reconnects)
                .build());
    }
}
