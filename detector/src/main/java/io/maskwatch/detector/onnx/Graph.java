package io.maskwatch.detector.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A graph that is loaded and can be run. Only a session that was made with CUDA proves CUDA, so that is what is tried; the
 * list of providers tells only how the library was built.
 *
 * @param environment the library's; lives as long as the process
 * @param session closed by this graph
 * @param options of all its runs; closed by this graph
 * @param provider what computes: CPU or CUDA
 */
record Graph(OrtEnvironment environment, OrtSession session, OrtSession.RunOptions options, String provider)
        implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Graph.class);

    /**
     * The graph that sees the pictures.
     *
     * @throws UserError if it is no graph, or cannot be run as asked
     */
    static Graph load(ModelFolder folder, OnnxOptions options) {
        return load(folder.where() + "/" + folder.description().file(), folder.graph(), options);
    }

    /**
     * A graph of which there is more than one.
     *
     * @param file names it in complaints
     */
    static Graph load(String file, byte[] bytes, OnnxOptions options) {
        return switch (options.provider()) {
            case CPU -> onCpu(file, bytes, options, "as configured");
            case CUDA -> onCudaOrFail(file, bytes);
            case AUTO -> onBest(file, bytes, options);
        };
    }

    private static Graph onBest(String file, byte[] bytes, OnnxOptions options) {
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            return onCpu(file, bytes, options, "this ONNX Runtime has no CUDA");
        }
        try {
            return onCuda(file, bytes);
        } catch (OrtException e) {
            return onCpu(file, bytes, options, "CUDA does not work here: " + e.getMessage());
        }
    }

    private static Graph onCudaOrFail(String file, byte[] bytes) {
        try {
            return onCuda(file, bytes);
        } catch (OrtException e) {
            throw new UserError(
                    ExitCode.UNAVAILABLE,
                    "detector.provider=cuda",
                    "CUDA cannot be used here (" + e.getMessage() + ")",
                    "Run on a machine with an NVIDIA GPU, CUDA 12 and cuDNN 9, start Java with"
                            + " -Donnxruntime.native.path=DIR where DIR holds the GPU build's libraries, or choose"
                            + " provider auto or cpu");
        }
    }

    private static Graph onCuda(String file, byte[] bytes) throws OrtException {
        OrtEnvironment environment = OnnxLibrary.environment();
        try (OrtSession.SessionOptions sessionOptions = new OrtSession.SessionOptions()) {
            sessionOptions.addCUDA(0);
            OrtSession session = environment.createSession(bytes, sessionOptions);
            LOG.info("{} runs on CUDA, device 0", file);
            return new Graph(environment, session, new OrtSession.RunOptions(), "CUDA");
        }
    }

    private static Graph onCpu(String file, byte[] bytes, OnnxOptions options, String reason) {
        OrtEnvironment environment = OnnxLibrary.environment();
        int threads =
                options.threads() > 0 ? options.threads() : Runtime.getRuntime().availableProcessors();
        try (OrtSession.SessionOptions sessionOptions = new OrtSession.SessionOptions()) {
            sessionOptions.setIntraOpNumThreads(threads);
            // Between the runs of a stream, spinning threads burn more than they win.
            sessionOptions.addConfigEntry("session.intra_op.allow_spinning", "0");
            OrtSession session = environment.createSession(bytes, sessionOptions);
            LOG.info("{} runs on the CPU with {} threads ({})", file, threads, reason);
            return new Graph(environment, session, new OrtSession.RunOptions(), "CPU");
        } catch (OrtException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    file,
                    "ONNX Runtime cannot load this graph (" + e.getMessage() + ")",
                    "Export the model again, with operators that ONNX Runtime " + environment.getVersion() + " has");
        }
    }

    /** Runs it; the caller closes what it gives. */
    OrtSession.Result run(Map<String, OnnxTensor> inputs) throws OrtException {
        return session.run(inputs, options);
    }

    /** Asks a run under way to end, which fails then; every later one fails at once. By any thread. */
    void abandon() {
        try {
            options.setTerminate(true);
        } catch (OrtException e) {
            LOG.warn("A run of the model could not be asked to end", e);
        }
    }

    @Override
    public void close() {
        options.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("Closing the model failed", e);
        }
    }
}
