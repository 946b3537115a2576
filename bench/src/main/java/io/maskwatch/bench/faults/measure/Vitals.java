package io.maskwatch.bench.faults.measure;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process holds at one moment. Resident memory is the sum of the committed heap, mapped files (the broker's
 * indices, the program itself) and the rest, which is native: decoders, buffers, stacks, what Java needs for itself. Of a
 * heap that is committed but was never touched the rest says too little; one of fixed size that was touched at the start
 * ({@code -Xms}, {@code -XX:+AlwaysPreTouch}) avoids that.
 *
 * @param threads of Java
 * @param handles open files and sockets
 * @param heapMb used after a collection
 * @param committedMb the heap as the system sees it
 * @param mappedMb resident parts of mapped files
 * @param residentMb memory of the whole process
 */
public record Vitals(int threads, long handles, long heapMb, long committedMb, long mappedMb, long residentMb) {
    private static final long MB = 1 << 20;

    /** After a collection of the heap. */
    public static Vitals now() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        long handles = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
        return new Vitals(
                ManagementFactory.getThreadMXBean().getThreadCount(),
                handles,
                memory.getHeapMemoryUsage().getUsed() / MB,
                memory.getHeapMemoryUsage().getCommitted() / MB,
                account("RssFile:") / MB,
                account("VmRSS:") / MB);
    }

    /** How much more this is than what was before. */
    public Vitals since(Vitals before) {
        return new Vitals(
                threads - before.threads,
                handles - before.handles,
                heapMb - before.heapMb,
                committedMb - before.committedMb,
                mappedMb - before.mappedMb,
                residentMb - before.residentMb);
    }

    /** Neither heap nor mapped files. */
    public long nativeMb() {
        return residentMb - committedMb - mappedMb;
    }

    /** Bytes of one line of the process's own account; 0 where there is none. */
    private static long account(String line) {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(one -> one.startsWith(line))
                    .mapToLong(one -> Long.parseLong(one.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("the process's own account cannot be read", e);
        }
    }
}
