package io.maskwatch.bench.kills.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One maskwatch command that runs as a process of its own, one life after the other; what it says goes to one file. For one
 * thread. Closing kills it.
 */
public final class Child implements AutoCloseable {
    /** Of a JVM that TERM ended; one that hangs while it closes ends with 1. */
    static final int ENDED_BY_TERM = 143;

    private static final long END_LIMIT_SECONDS = 60;

    private final Recipe recipe;
    private final Path output;
    private @Nullable Process process;
    private long saidBefore;

    /**
     * How it is started.
     *
     * @param name tells it from the others
     * @param folder where it runs, and where its output goes
     * @param javaOptions options of its JVM, beyond those that each has
     * @param environment variables beyond those of this process
     * @param arguments of the maskwatch command
     */
    public record Recipe(
            String name,
            Path folder,
            List<String> javaOptions,
            Map<String, String> environment,
            List<String> arguments) {
        public Recipe {
            javaOptions = List.copyOf(javaOptions);
            environment = Map.copyOf(environment);
            arguments = List.copyOf(arguments);
        }
    }

    public Child(Recipe recipe) {
        this.recipe = recipe;
        this.output = recipe.folder().resolve(recipe.name() + ".log");
    }

    public String name() {
        return recipe.name();
    }

    /** Its present process id. */
    public long pid() {
        return alive().pid();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Whether it has said, in this life, that it does its work. */
    public boolean works() {
        String words = said();
        String now = words.substring((int) Math.min(saidBefore, words.length()));
        return isAlive() && (now.contains("Kafka broker at ") || now.contains(" is running against "));
    }

    /** Begins a new life. */
    public void start() {
        saidBefore = said().length();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(recipe.javaOptions());
        command.addAll(List.of("-XX:+UseSerialGC", "-Djava.awt.headless=true", "io.maskwatch.app.main.Maskwatch"));
        command.addAll(recipe.arguments());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(recipe.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("MASKWATCH_"));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        builder.environment().putAll(recipe.environment());
        try {
            Process started = builder.start();
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(started::destroyForcibly, "maskwatch-end-" + started.pid()));
            process = started;
        } catch (IOException e) {
            throw new UncheckedIOException("Starting " + recipe.name() + " failed", e);
        }
    }

    /** Ends it without a word. */
    public void kill() {
        alive().destroyForcibly();
        awaitEnd();
    }

    /** Makes it stand still. */
    public void freeze() {
        signal("-STOP");
    }

    /** Lets it go on. */
    public void thaw() {
        signal("-CONT");
    }

    /** Asks it to end, without waiting. */
    public void askToEnd() {
        alive().destroy();
    }

    /** Waits until it has ended; returns whether it did, within a minute. If not, it is killed. */
    public boolean awaitEnd() {
        try {
            if (alive().waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return true;
            }
            alive().destroyForcibly().waitFor();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + recipe.name(), e);
        }
    }

    /** Waits until it has ended; returns what was wrong with an end that it was asked for, if anything was. */
    public Optional<String> awaitEndAsAsked() {
        return complaint(name(), awaitEnd(), status());
    }

    static Optional<String> complaint(String name, boolean inTime, int status) {
        if (!inTime) {
            return Optional.of(
                    "%s did not end within %d s of being asked, and was killed".formatted(name, END_LIMIT_SECONDS));
        }
        return status == ENDED_BY_TERM
                ? Optional.empty()
                : Optional.of("%s was asked to end, and ended with status %d".formatted(name, status));
    }

    /** The status with which its last life ended. */
    public int status() {
        return alive().exitValue();
    }

    /** All that it has said, in all its lives. */
    public String said() {
        try {
            return Files.exists(output) ? Files.readString(output) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + output + " failed", e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Sending " + signal + " to " + recipe.name() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending " + signal, e);
        }
    }

    private Process alive() {
        if (process == null) {
            throw new IllegalStateException(recipe.name() + " was not started");
        }
        return process;
    }
}
