package io.maskwatch.app.capacity;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.function.Predicate;

/** CPU time: what a measurement counts on a machine that others use too. Stateless. */
public final class CpuClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuClock() {}

    /** Seconds of the calling thread. */
    public static double ofThread() {
        return THREADS.getCurrentThreadCpuTime() / 1e9;
    }

    /** Seconds of this process, with all threads that are not Java's. */
    public static double ofProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : 0;
    }

    /** Share of all cores that was busy, with whatever, since this was asked last; 0 to 1. */
    public static double machineLoad() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Math.max(0, system.getCpuLoad())
                : 0;
    }

    /** Seconds of Java's living threads of such names, together. */
    public static double ofThreads(Predicate<String> names) {
        double seconds = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && names.test(thread.getThreadName())) {
                seconds += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId())) / 1e9;
            }
        }
        return seconds;
    }
}
