package io.maskwatch.bench.soak.measure;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final Path status;
    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final ThreadMXBean threads;
    private final UnixOperatingSystemMXBean system;

    private WatchedProcess(Path status, JMXConnector connector) throws IOException {
        this.status = status;
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
                return new WatchedProcess(
                        Path.of("/proc", Long.toString(pid), "status"), JMXConnectorFactory.connect(address));
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
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new IOException(status + " does not say how much memory is resident"));
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
