package io.maskwatch.bench.faults.measure;

import com.sun.management.UnixOperatingSystemMXBean;
import io.maskwatch.bench.ProcessStatus;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

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
        ProcessStatus status = ProcessStatus.ofThis();
        return new Vitals(
                ManagementFactory.getThreadMXBean().getThreadCount(),
                handles,
                memory.getHeapMemoryUsage().getUsed() / MB,
                memory.getHeapMemoryUsage().getCommitted() / MB,
                status.bytes("RssFile").orElse(0) / MB,
                status.bytes("VmRSS").orElse(0) / MB);
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
}
