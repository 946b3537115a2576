package io.maskwatch.bench.soak.measure;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.maskwatch.bench.ProcessStatus;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * A Java process of this machine and user, asked what it holds through its management interface, which is switched on in it
 * for that, and through {@code /proc}. For one thread. Closing leaves the process alone.
 */
public final class WatchedProcess implements AutoCloseable {
    private static final double MB = 1 << 20;

    private final long pid;
    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final ThreadMXBean threads;
    private final UnixOperatingSystemMXBean system;

    private WatchedProcess(long pid, JMXConnector connector) throws IOException {
        this.pid = pid;
        this.connector = connector;
        MBeanServerConnection beans = connector.getMBeanServerConnection();
        this.memory = ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class);
        this.threads = ManagementFactory.getPlatformMXBean(beans, ThreadMXBean.class);
        this.system = ManagementFactory.getPlatformMXBean(beans, UnixOperatingSystemMXBean.class);
    }

    /**
     * Begins to watch.
     *
     * @throws IOException if it is no Java process that can be asked
     */
    @SuppressWarnings(
            "BanJNDI") // the address is what the process, of this user on this machine, was just told to serve
    public static WatchedProcess of(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
                return new WatchedProcess(pid, JMXConnectorFactory.connect(address));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("Process " + pid + " cannot be asked what it holds", e);
        }
    }

    /** What it holds now, after a collection of its heap. */
    public Holdings holdings() throws IOException {
        memory.gc();
        MemoryUsage heap = memory.getHeapMemoryUsage();
        double resident = residentBytes();
        return new Holdings(
                resident / MB,
                heap.getUsed() / MB,
                (resident - heap.getCommitted()) / MB,
                threads.getThreadCount(),
                system.getOpenFileDescriptorCount());
    }

    private double residentBytes() throws IOException {
        return ProcessStatus.of(pid)
                .bytes("VmRSS")
                .orElseThrow(
                        () -> new IOException("It is not told how much memory of process " + pid + " is resident"));
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
