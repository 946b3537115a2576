package io.maskwatch.sink.history.killed;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A writer of history in a process of its own, with its output in a file. Closing kills it. For one thread. */
final class HistoryLife implements AutoCloseable {
    private static final long END_LIMIT_SECONDS = 60;

    private final KillPlan plan;
    private final Process process;
    private final Path output;

    private HistoryLife(KillPlan plan, Process process, Path output) {
        this.plan = plan;
        this.process = process;
        this.output = output;
    }

    static HistoryLife begin(Path folder, String bootstrapServers, String jdbcUrl, KillPlan plan) throws IOException {
        Path output = Files.createTempFile(folder, "life-", ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        HistoryProcess.class.getName(),
                        bootstrapServers,
                        jdbcUrl,
                        plan.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .put(
                        "CLASSPATH",
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                                .collect(Collectors.joining(File.pathSeparator)));
        return new HistoryLife(plan, builder.start(), output);
    }

    /** Whether it has ended, after a wait of that time if it has not. */
    boolean endsWithin(long milliseconds) throws InterruptedException {
        return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** Asks it to close, and waits until it has. */
    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    int status() {
        return process.exitValue();
    }

    /** Its plan, and what it said. */
    String story() {
        try {
            return plan
                    + (process.isAlive() ? ", lives" : ", ended")
                    + System.lineSeparator()
                    + Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
