package io.maskwatch.sink.halted;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A sink in a process of its own, with its output in a file. Closing kills it. For one thread. */
final class SinkLife implements AutoCloseable {
    private static final long END_LIMIT_SECONDS = 60;

    private final HaltPlan plan;
    private final Process process;
    private final Path output;

    private SinkLife(HaltPlan plan, Process process, Path output) {
        this.plan = plan;
        this.process = process;
        this.output = output;
    }

    /** @param folder keeps the sink's state from one life to the next */
    static SinkLife begin(Path folder, String bootstrapServers, HaltPlan plan) throws IOException {
        Path output = Files.createTempFile(folder, "life-", ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        HaltingSink.class.getName(),
                        bootstrapServers,
                        folder.resolve("state").toString(),
                        plan.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("CLASSPATH", absoluteClassPath());
        return new SinkLife(plan, builder.start(), output);
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
    String story() throws IOException {
        return plan + System.lineSeparator() + Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String absoluteClassPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
