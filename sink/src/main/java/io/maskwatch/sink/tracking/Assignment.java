package io.maskwatch.sink.tracking;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * Optimal assignment of rows to columns, by JGraphT's matching on the graph of those pairs alone that are worth making:
 * what a pair saves is its weight. Who has one possible partner who has no other needs no matching. Checked in its
 * tests against all permutations.
 */
final class Assignment {
    /** The library wants whole weights. */
    private static final double STEPS = 1e6;

    private final double[][] cost;
    private final int columns;
    private final double unassigned;
    private final int[] columnOfRow;

    private Assignment(double[][] cost, int columns, double unassigned) {
        this.cost = cost;
        this.columns = columns;
        this.unassigned = unassigned;
        this.columnOfRow = new int[cost.length];
    }

    /**
     * The column of each row, -1 for none, such that the sum of costs is least, where leaving a row without a column
     * costs {@code unassigned}, however many columns there are. Pairs that cost as much are not made.
     */
    static int[] solve(double[][] cost, int columns, double unassigned) {
        return new Assignment(cost, columns, unassigned).solve();
    }

    private int[] solve() {
        Arrays.fill(columnOfRow, -1);
        int[] choicesOfRow = new int[cost.length];
        int[] choicesOfColumn = new int[columns];
        for (int row = 0; row < cost.length; row++) {
            for (int column = 0; column < columns; column++) {
                if (cost[row][column] < unassigned) {
                    choicesOfRow[row]++;
                    choicesOfColumn[column]++;
                }
            }
        }
        Graph<Integer, DefaultWeightedEdge> contested = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        Set<Integer> rows = new LinkedHashSet<>();
        Set<Integer> others = new LinkedHashSet<>();
        for (int row = 0; row < cost.length; row++) {
            for (int column = 0; column < columns; column++) {
                if (cost[row][column] >= unassigned) {
                    continue;
                }
                if (choicesOfRow[row] == 1 && choicesOfColumn[column] == 1) {
                    columnOfRow[row] = column;
                } else {
                    add(contested, rows, others, row, column);
                }
            }
        }
        if (!rows.isEmpty()) {
            match(contested, rows, others);
        }
        return columnOfRow;
    }

    private void add(
            Graph<Integer, DefaultWeightedEdge> contested,
            Set<Integer> rows,
            Set<Integer> others,
            int row,
            int column) {
        int other = cost.length + column;
        if (rows.add(row)) {
            contested.addVertex(row);
        }
        if (others.add(other)) {
            contested.addVertex(other);
        }
        double saved = Math.max(1, Math.rint((unassigned - cost[row][column]) * STEPS));
        contested.setEdgeWeight(contested.addEdge(row, other), saved);
    }

    private void match(Graph<Integer, DefaultWeightedEdge> contested, Set<Integer> rows, Set<Integer> others) {
        for (DefaultWeightedEdge edge : new MaximumWeightBipartiteMatching<>(contested, rows, others).getMatching()) {
            columnOfRow[contested.getEdgeSource(edge)] = contested.getEdgeTarget(edge) - cost.length;
        }
    }
}
