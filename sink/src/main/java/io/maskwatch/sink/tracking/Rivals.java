package io.maskwatch.sink.tracking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Rows and columns that compete with each other, directly or through others: of a pair from two such groups neither can
 * take from the other, so that each group is assigned on its own. In a picture most groups are one person and one face.
 */
final class Rivals {
    private final List<Integer> rows = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();

    private Rivals() {}

    /** The groups, in the order of their first rows. Pairs that cost {@code unassigned} or more do not compete. */
    static Collection<Rivals> of(double[][] cost, int columns, double unassigned) {
        int[] leaders = new int[cost.length + columns];
        Arrays.setAll(leaders, i -> i);
        for (int row = 0; row < cost.length; row++) {
            for (int column = 0; column < columns; column++) {
                if (cost[row][column] < unassigned) {
                    unite(leaders, row, cost.length + column);
                }
            }
        }
        return groups(leaders, cost.length);
    }

    List<Integer> rows() {
        return rows;
    }

    List<Integer> columns() {
        return columns;
    }

    /** The costs of its pairs. */
    double[][] costs(double[][] cost) {
        double[][] own = new double[rows.size()][columns.size()];
        for (int row = 0; row < own.length; row++) {
            for (int column = 0; column < own[row].length; column++) {
                own[row][column] = cost[rows.get(row)][columns.get(column)];
            }
        }
        return own;
    }

    private static Collection<Rivals> groups(int[] leaders, int rows) {
        TreeMap<Integer, Rivals> groups = new TreeMap<>();
        for (int member = 0; member < leaders.length; member++) {
            Rivals group = groups.computeIfAbsent(leader(leaders, member), key -> new Rivals());
            if (member < rows) {
                group.rows.add(member);
            } else {
                group.columns.add(member - rows);
            }
        }
        return groups.values();
    }

    private static void unite(int[] leaders, int one, int other) {
        int first = leader(leaders, one);
        int second = leader(leaders, other);
        leaders[Math.max(first, second)] = Math.min(first, second);
    }

    /** The least member of the group; shortens the way there. */
    private static int leader(int[] leaders, int member) {
        int leader = member;
        while (leaders[leader] != leader) {
            leaders[leader] = leaders[leaders[leader]];
            leader = leaders[leader];
        }
        return leader;
    }
}
