package io.maskwatch.bench.sink.kafka;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Objects;

/** What an application's one stream thread has spent so far. Stateless. */
final class StreamThread {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long id;

    private StreamThread(long id) {
        this.id = id;
    }

    /** The stream thread of the application whose threads' names begin so. */
    static StreamThread of(String prefix) {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> thread.getThreadName().startsWith(prefix + "-"))
                .filter(thread -> thread.getThreadName().contains("-StreamThread-"))
                .map(ThreadInfo::getThreadId)
                .map(StreamThread::new)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no stream thread of " + prefix));
    }

    long cpuNs() {
        return THREADS.getThreadCpuTime(id);
    }

    long allocatedBytes() {
        return THREADS.getThreadAllocatedBytes(id);
    }
}
