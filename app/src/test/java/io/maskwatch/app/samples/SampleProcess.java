package io.maskwatch.app.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A sample as a process of its own. Closing kills it. */
final class SampleProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;
    private final Path errors;

    private SampleProcess(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** Starts it with its output in the folder. */
    static SampleProcess start(Path folder, List<String> command) throws IOException {
        Path output = Files.createTempFile(folder, "sample-", ".out");
        Path errors = Files.createTempFile(folder, "sample-", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return new SampleProcess(builder.start(), output, errors);
    }

    /** Waits until it has printed that many lines, and returns them. */
    List<String> lines(int count) {
        try {
            Awaitility.await().atMost(LIMIT).until(() -> lines().size() >= count || !process.isAlive());
            assertThat(process.isAlive()).as(Files.readString(errors)).isTrue();
            return lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it ends by itself, successfully, and returns what it has printed. */
    List<String> linesAtEnd() throws IOException, InterruptedException {
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return lines();
    }

    private List<String> lines() throws IOException {
        String text = Files.readString(output);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
