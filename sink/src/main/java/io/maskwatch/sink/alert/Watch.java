package io.maskwatch.sink.alert;

import io.maskwatch.schemas.Rule;
import java.util.List;

/** What one kind of rule looks at. Stateless: what must be remembered is the incidents' affair. */
interface Watch<S extends Scene> {
    /** Findings about everything that the rule concerns now; what is not among them is gone. */
    List<Finding> look(Rule rule, S scene);

    /** How long a clear condition must last before an incident closes, if the rule does not say, in milliseconds. */
    default long closeDwellMs(Rule rule) {
        return rule.getDwellMs();
    }

    /** How long a condition may go unjudged before it counts as clear, in milliseconds. */
    default long unjudgedLimitMs(S scene) {
        return Long.MAX_VALUE;
    }

    /** What is said when what an incident was about is gone. */
    default String gone() {
        return "It is over.";
    }
}
