package io.maskwatch.detector.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ONNX Runtime, loaded once for the process. Its Linux build reports its use to its maker unless the environment variable
 * {@code ORT_DISABLE_TELEMETRY} is set (which the launcher and the images do); events are switched off here as well. While
 * it sets that up it reads the command line with a recursive matcher, which overflows an ordinary thread's stack where the
 * command line is long; so it is loaded by a thread with a large one. Thread-safe.
 */
final class OnnxLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxLibrary.class);
    private static final long STACK_BYTES = 64L << 20;
    private static @Nullable OrtEnvironment environment;

    private OnnxLibrary() {}

    /** Loads it when first asked; not while this class is made, which the loading thread would wait for. */
    static synchronized OrtEnvironment environment() {
        OrtEnvironment loaded = environment;
        if (loaded == null) {
            loaded = load();
            environment = loaded;
        }
        return loaded;
    }

    private static OrtEnvironment load() {
        CompletableFuture<OrtEnvironment> loaded = new CompletableFuture<>();
        Runnable body = () -> {
            try {
                OrtEnvironment environment = OrtEnvironment.getEnvironment();
                environment.setTelemetry(false);
                loaded.complete(environment);
            } catch (OrtException | RuntimeException | LinkageError e) {
                loaded.completeExceptionally(e);
            }
        };
        new Thread(null, body, "onnx-load", STACK_BYTES).start();
        OrtEnvironment environment = loaded.join();
        if (System.getenv("ORT_DISABLE_TELEMETRY") == null) {
            LOG.warn("ORT_DISABLE_TELEMETRY is not set: ONNX Runtime may report its start to its maker. Set it to 1.");
        }
        return environment;
    }
}
