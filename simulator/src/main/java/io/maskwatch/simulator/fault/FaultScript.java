package io.maskwatch.simulator.fault;

import java.time.Duration;
import java.util.List;

/**
 * When which faults of a camera begin and end. Immutable.
 *
 * @param spells in any order; they may overlap unless they are of one kind
 */
public record FaultScript(List<FaultSpell> spells) {
    /** A camera that never fails. */
    public static final FaultScript NONE = new FaultScript(List.of());

    /** @throws io.maskwatch.runtime.UserError for faults that a camera cannot have at once */
    public FaultScript {
        spells = List.copyOf(spells);
        for (int i = 0; i < spells.size(); i++) {
            for (FaultSpell later : spells.subList(i + 1, spells.size())) {
                later.requireApartFrom(spells.get(i));
            }
        }
    }

    /** One fault from a time on, for a while. */
    public static FaultScript of(NamedFault fault, Duration at, Duration lasting) {
        return new FaultScript(List.of(new FaultSpell(at, fault, lasting, null)));
    }
}
