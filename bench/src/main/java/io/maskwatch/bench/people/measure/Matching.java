package io.maskwatch.bench.people.measure;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** Pairs of two sets with the greatest sum of weights. Not thread-safe. */
final class Matching<L, R> {
    /** The library wants whole numbers. */
    private static final double STEPS = 1e6;

    private final Graph<Side, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    private final Set<Side> lefts = new LinkedHashSet<>();
    private final Set<Side> rights = new LinkedHashSet<>();

    private record Side(boolean left, Object of) {}

    /** These two may be a pair; the weight is above 0. */
    void allow(L left, R right, double weight) {
        Side from = new Side(true, left);
        Side to = new Side(false, right);
        if (lefts.add(from)) {
            graph.addVertex(from);
        }
        if (rights.add(to)) {
            graph.addVertex(to);
        }
        graph.setEdgeWeight(graph.addEdge(from, to), Math.rint(weight * STEPS));
    }

    /** The pairs. */
    @SuppressWarnings("unchecked") // a side holds what was allowed on that side
    Map<L, R> best() {
        Map<L, R> pairs = new HashMap<>();
        for (DefaultWeightedEdge edge : new MaximumWeightBipartiteMatching<>(graph, lefts, rights).getMatching()) {
            pairs.put((L) graph.getEdgeSource(edge).of(), (R)
                    graph.getEdgeTarget(edge).of());
        }
        return pairs;
    }
}
