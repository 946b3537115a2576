package io.maskwatch.runtime.http;

import io.maskwatch.runtime.ClosingStack;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;

/** Memory, garbage collection, threads, processors and open files of this JVM, as metrics. Stateless. */
public final class ProcessMetrics {
    private ProcessMetrics() {}

    /** Adds them to the registry; closing what is returned ends the watch over garbage collection. */
    public static AutoCloseable bind(MeterRegistry meters) {
        ClosingStack watches = new ClosingStack();
        new ClassLoaderMetrics().bindTo(meters);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new FileDescriptorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        watches.push(new JvmGcMetrics()).bindTo(meters);
        return watches;
    }
}
