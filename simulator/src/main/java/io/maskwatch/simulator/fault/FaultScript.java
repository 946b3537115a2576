package io.maskwatch.simulator.fault;

import io.maskwatch.runtime.config.RecordBinder;
import io.maskwatch.runtime.config.YamlFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * When which faults of a camera begin and end. Immutable.
 *
 * @param faults in any order; they may overlap
 */
public record FaultScript(List<FaultSpell> faults) {
    /** A camera that never fails. */
    public static final FaultScript NONE = new FaultScript(List.of());

    public FaultScript {
        faults = List.copyOf(faults);
    }

    /** One fault from a time on, until another. */
    public static FaultScript of(Fault fault, Duration from, Duration until) {
        return new FaultScript(List.of(new FaultSpell(fault, from, until, null)));
    }

    /**
     * Reads YAML such as
     * <pre>
     * faults:
     *   - { fault: host-silent, from: 20s, until: 80s }
     *   - { fault: loss, from: 2m, until: 3m, amount: 20 }
     * </pre>
     *
     * @throws io.maskwatch.runtime.UserError if the file cannot be read, or says what cannot be
     */
    public static FaultScript read(Path file) {
        return RecordBinder.bind(YamlFile.read(file), FaultScript.class, RecordBinder.Defaults.none(), file + ", ");
    }
}
