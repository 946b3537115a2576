package io.maskwatch.app.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of words under headings; each column is as wide as its longest word. Use on one thread. */
public final class TextTable {
    private static final String BETWEEN = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** @param headings the first row; every other one has as many cells */
    public TextTable(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row. */
    public void row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("A row of %d cells under %d headings"
                    .formatted(cells.length, rows.get(0).size()));
        }
        rows.add(List.of(cells));
    }

    /** The headings, then the rows, without blanks at the end. */
    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(width(column) - cell.length())).append(BETWEEN);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
