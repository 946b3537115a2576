package io.maskwatch.sink.tracking;

import java.util.Arrays;

/**
 * Optimal assignment of rows to columns: the Hungarian method as shortest augmenting paths with potentials (Kuhn 1955,
 * Munkres 1957, in the form of Jonker and Volgenant 1987), in time O(rows² × columns), for each group of rivals on its
 * own. Checked in its tests against all permutations.
 */
final class Assignment {
    private final double[][] cost;
    private final int rows;
    private final int columns;
    private final double[] rowPotential;
    private final double[] columnPotential;
    /** Row of each column, counted from 1; 0 for none. Column 0 holds the row being assigned. */
    private final int[] rowOfColumn;

    private Assignment(double[][] cost, int columns) {
        this.cost = cost;
        this.rows = cost.length;
        this.columns = columns;
        this.rowPotential = new double[rows + 1];
        this.columnPotential = new double[columns + 1];
        this.rowOfColumn = new int[columns + 1];
    }

    /**
     * The column of each row, -1 for none, such that the sum of costs is least, where leaving a row without a column
     * costs {@code unassigned}, however many columns there are. Pairs that cost as much are not made.
     */
    static int[] solve(double[][] cost, int columns, double unassigned) {
        int[] columnOfRow = new int[cost.length];
        Arrays.fill(columnOfRow, -1);
        for (Rivals rivals : Rivals.of(cost, columns, unassigned)) {
            if (!rivals.columns().isEmpty() && !rivals.rows().isEmpty()) {
                int[] within = solveDense(rivals.costs(cost), rivals.columns().size(), unassigned);
                for (int row = 0; row < within.length; row++) {
                    columnOfRow[rivals.rows().get(row)] =
                            within[row] < 0 ? -1 : rivals.columns().get(within[row]);
                }
            }
        }
        return columnOfRow;
    }

    private static int[] solveDense(double[][] cost, int columns, double unassigned) {
        int rows = cost.length;
        double[][] padded = new double[rows][];
        for (int row = 0; row < rows; row++) {
            padded[row] = Arrays.copyOf(cost[row], columns + rows);
            Arrays.fill(padded[row], columns, columns + rows, unassigned);
        }
        Assignment assignment = new Assignment(padded, columns + rows);
        for (int row = 1; row <= rows; row++) {
            assignment.augment(row);
        }
        return assignment.result(cost, columns, unassigned);
    }

    private void augment(int row) {
        double[] slack = new double[columns + 1];
        int[] previous = new int[columns + 1];
        boolean[] reached = new boolean[columns + 1];
        Arrays.fill(slack, Double.POSITIVE_INFINITY);
        rowOfColumn[0] = row;
        int column = 0;
        while (rowOfColumn[column] != 0) {
            column = nextColumn(column, slack, previous, reached);
        }
        while (column != 0) {
            rowOfColumn[column] = rowOfColumn[previous[column]];
            column = previous[column];
        }
    }

    private int nextColumn(int from, double[] slack, int[] previous, boolean[] reached) {
        reached[from] = true;
        int row = rowOfColumn[from];
        int nearest = 0;
        double delta = Double.POSITIVE_INFINITY;
        for (int column = 1; column <= columns; column++) {
            if (reached[column]) {
                continue;
            }
            double reduced = cost[row - 1][column - 1] - rowPotential[row] - columnPotential[column];
            if (reduced < slack[column]) {
                slack[column] = reduced;
                previous[column] = from;
            }
            if (slack[column] < delta) {
                delta = slack[column];
                nearest = column;
            }
        }
        raise(delta, slack, reached);
        return nearest;
    }

    private void raise(double delta, double[] slack, boolean[] reached) {
        for (int column = 0; column <= columns; column++) {
            if (reached[column]) {
                rowPotential[rowOfColumn[column]] += delta;
                columnPotential[column] -= delta;
            } else {
                slack[column] -= delta;
            }
        }
    }

    private int[] result(double[][] given, int givenColumns, double unassigned) {
        int[] columnOfRow = new int[rows];
        Arrays.fill(columnOfRow, -1);
        for (int column = 1; column <= givenColumns; column++) {
            int row = rowOfColumn[column] - 1;
            if (row >= 0 && given[row][column - 1] < unassigned) {
                columnOfRow[row] = column - 1;
            }
        }
        return columnOfRow;
    }
}
