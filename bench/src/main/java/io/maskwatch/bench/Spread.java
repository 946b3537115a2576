package io.maskwatch.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * One figure over all rounds.
 *
 * @param least its least value
 * @param median its median; of an even number of rounds the upper one of the middle two
 * @param most its greatest value
 */
public record Spread(double least, double median, double most) {
    /** Over what each round gives; at least one. */
    public static <T> Spread of(Collection<T> rounds, ToDoubleFunction<T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("There was no round");
        }
        return new Spread(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    /** The same as a report has it. */
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("least", least)
                .put("median", median)
                .put("most", most);
    }
}
