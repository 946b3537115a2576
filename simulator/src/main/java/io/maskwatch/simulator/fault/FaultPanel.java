package io.maskwatch.simulator.fault;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which faults one camera has at the moment. Thread-safe. */
public final class FaultPanel {
    /** Told of each beginning and end, on the thread that brought it about. */
    @FunctionalInterface
    interface Listener {
        void changed(Fault fault, boolean begun);
    }

    private final Map<Fault, Double> amounts = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** The fault begins, in its usual amount. */
    public void begin(Fault fault) {
        begin(fault, fault.usualAmount());
    }

    /** The fault begins; one that there is already changes its amount. */
    public void begin(Fault fault, double amount) {
        if (amounts.put(fault, amount) == null) {
            listeners.forEach(listener -> listener.changed(fault, true));
        }
    }

    /** The fault is over, if there was one. */
    public void end(Fault fault) {
        if (amounts.remove(fault) != null) {
            listeners.forEach(listener -> listener.changed(fault, false));
        }
    }

    public boolean has(Fault fault) {
        return amounts.containsKey(fault);
    }

    /** How much of the fault there is; 0 if there is none. */
    double amount(Fault fault) {
        return amounts.getOrDefault(fault, 0.0);
    }

    void listen(Listener listener) {
        listeners.add(listener);
    }
}
