package io.maskwatch.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * What Linux says of a process at one moment, in {@code /proc/PID/status}. Immutable.
 *
 * @param lines as they stand there
 */
public record ProcessStatus(List<String> lines) {
    private static final Path PROC = Path.of("/proc");

    public ProcessStatus {
        lines = List.copyOf(lines);
    }

    /**
     * Of a process that runs.
     *
     * @throws UncheckedIOException if it does not, or there is no such account here
     */
    public static ProcessStatus of(long pid) {
        try {
            return new ProcessStatus(
                    Files.readAllLines(PROC.resolve(Long.toString(pid)).resolve("status")));
        } catch (IOException e) {
            throw new UncheckedIOException("The account of process " + pid + " cannot be read", e);
        }
    }

    /** Of this process; without a line where there is no such account. */
    public static ProcessStatus ofThis() {
        return Files.exists(PROC.resolve("self")) ? of(ProcessHandle.current().pid()) : new ProcessStatus(List.of());
    }

    /** A count, e.g. {@code Threads}. */
    public OptionalLong count(String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }

    /** An amount of memory, e.g. {@code VmRSS}, which stands there in kB. */
    public OptionalLong bytes(String key) {
        OptionalLong kilobytes = count(key);
        return kilobytes.isPresent() ? OptionalLong.of(kilobytes.getAsLong() * 1024) : kilobytes;
    }
}
