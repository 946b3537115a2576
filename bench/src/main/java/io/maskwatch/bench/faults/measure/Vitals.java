package io.maskwatch.bench.faults.measure;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process holds at one moment.
 *
 * @param threads of Java
 * @param handles open files and sockets
 * @param heapMb used after a collection
 * @param residentMb memory of the whole process, native memory of decoders included
 */
public record Vitals(int threads, long handles, long heapMb, long residentMb) {
    private static final long MB = 1 << 20;

    /** After a collection of the heap. */
    public static Vitals now() {
        ManagementFactory.getMemoryMXBean().gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long handles = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
        return new Vitals(ManagementFactory.getThreadMXBean().getThreadCount(), handles, heap / MB, resident() / MB);
    }

    /** How much more this is than what was before. */
    public Vitals since(Vitals before) {
        return new Vitals(
                threads - before.threads,
                handles - before.handles,
                heapMb - before.heapMb,
                residentMb - before.residentMb);
    }

    private static long resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("the process's own account cannot be read", e);
        }
    }
}
