package io.maskwatch.bench.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has cost up to a moment, as the kernel accounts for it: it does not matter what else the machine does.
 *
 * @param cpu time of all its threads, in steps of 10 ms
 * @param threads how many it has, those of libraries included
 * @param residentKb its memory
 */
record ProcessCost(Duration cpu, int threads, long residentKb) {
    /** Of a process that runs. */
    static ProcessCost of(long pid) {
        Duration cpu = ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("Process " + pid + " has ended"));
        return new ProcessCost(cpu, (int) status(pid, "Threads:"), status(pid, "VmRSS:"));
    }

    /** CPU seconds since. */
    double cpuSecondsSince(ProcessCost before) {
        return cpu.minus(before.cpu).toNanos() / 1e9;
    }

    private static long status(long pid, String key) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("The account of process " + pid + " cannot be read", e);
        }
    }
}
