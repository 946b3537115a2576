package io.maskwatch.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command as a process of its own, with its output in a file. Closing kills it. */
public final class MaskwatchProcess implements AutoCloseable {
    private static final long END_LIMIT_SECONDS = 60;
    /** Of a JVM that TERM ended; one that hangs while it closes ends with 1. */
    private static final int ENDED_BY_TERM = 143;

    private final Process process;
    private final Path output;

    private MaskwatchProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts a command.
     *
     * @param folder where it runs, and where its output goes
     */
    public static MaskwatchProcess start(Path folder, Object... arguments) throws IOException {
        return start(folder, List.of(), arguments);
    }

    /**
     * Starts a command no file of which may grow beyond a limit: what is written beyond fails, as on a full disk.
     *
     * @param folder where it runs, and where its output goes
     */
    public static MaskwatchProcess startLimited(Path folder, int kilobytes, Object... arguments) throws IOException {
        return start(folder, List.of("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "bash"), arguments);
    }

    /** Starts a command whose wall clock is so many seconds off; its other clocks are right. Needs libfaketime. */
    public static MaskwatchProcess startWithClockOff(Path folder, long seconds, Object... arguments)
            throws IOException {
        String offset = "FAKETIME=%+d".formatted(seconds);
        return start(
                folder, List.of("env", "LD_PRELOAD=" + clockLibrary(), "DONT_FAKE_MONOTONIC=1", offset), arguments);
    }

    private static Path clockLibrary() throws IOException {
        try (Stream<Path> architectures = Files.list(Path.of("/usr/lib"))) {
            return architectures
                    .map(architecture -> architecture.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("libfaketime is missing; ./check installs it"));
        }
    }

    private static MaskwatchProcess start(Path folder, List<String> before, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "io.maskwatch.app.main.Maskwatch"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path output = Files.createTempFile(folder, arguments[0] + "-", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MASKWATCH_"));
        builder.environment().put("MASKWATCH_API_PORT", "0"); // several run at once
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        builder.environment().put("CLASSPATH", absoluteClassPath()); // keeps the command line short
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-" + process.pid()));
        return new MaskwatchProcess(process, output);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its status, once it has ended. */
    public int exitValue() {
        return process.exitValue();
    }

    /** All that it has printed. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** Makes it stand still. */
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Lets it go on. */
    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** Ends it as {@code kill} and Ctrl-C do, and waits until it has closed everything. */
    public void stop() throws IOException, InterruptedException {
        process.destroy();
        assertThat(process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isEqualTo(ENDED_BY_TERM);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void signal(String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, Long.toString(pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String absoluteClassPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
