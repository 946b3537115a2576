package io.maskwatch.bench.ingest;

import io.maskwatch.bench.ProcessStatus;
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
        ProcessStatus status = ProcessStatus.of(pid);
        return new ProcessCost(
                cpu,
                (int) status.count("Threads").orElse(0),
                status.bytes("VmRSS").orElse(0) / 1024);
    }

    /** CPU seconds since. */
    double cpuSecondsSince(ProcessCost before) {
        return cpu.minus(before.cpu).toNanos() / 1e9;
    }
}
