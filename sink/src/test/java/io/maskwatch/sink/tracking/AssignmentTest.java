package io.maskwatch.sink.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AssignmentTest {
    private static final double UNASSIGNED = 5;

    @Property(tries = 500)
    void costsAsLittleAsTheBestOfAllAssignments(
            @ForAll @IntRange(max = 6) int rows,
            @ForAll @IntRange(max = 6) int columns,
            @ForAll @IntRange(max = 3) int far,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[][] cost = new double[rows][columns];
        for (double[] row : cost) {
            Arrays.setAll(row, i -> random.nextInt(4) < far ? 1e6 : random.nextDouble() * 10 - 3);
        }
        int[] columnOfRow = Assignment.solve(cost, columns, UNASSIGNED);

        assertThat(Arrays.stream(columnOfRow).filter(column -> column >= 0)).doesNotHaveDuplicates();
        double total = 0;
        for (int row = 0; row < rows; row++) {
            total += columnOfRow[row] < 0 ? UNASSIGNED : cost[row][columnOfRow[row]];
        }
        assertThat(total).isCloseTo(best(cost, 0, new boolean[columns]), within(1e-5));
    }

    private static double best(double[][] cost, int row, boolean[] taken) {
        if (row == cost.length) {
            return 0;
        }
        double best = UNASSIGNED + best(cost, row + 1, taken);
        for (int column = 0; column < taken.length; column++) {
            if (!taken[column]) {
                taken[column] = true;
                best = Math.min(best, cost[row][column] + best(cost, row + 1, taken));
                taken[column] = false;
            }
        }
        return best;
    }
}
