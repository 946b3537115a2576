package io.maskwatch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder that is deleted with all that is in it when it is closed. */
public record BenchFolder(Path path) implements AutoCloseable {
    /** A new one, where the system keeps temporary files. */
    public static BenchFolder create() throws IOException {
        return new BenchFolder(Files.createTempDirectory("maskwatch-bench-"));
    }

    @Override
    public void close() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(path)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
