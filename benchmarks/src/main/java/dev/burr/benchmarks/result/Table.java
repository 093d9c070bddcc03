package dev.burr.benchmarks.result;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns, as Markdown that reads well on a terminal too. The first columns are text, the others are numbers. */
final class Table {

    private final int textColumns;
    private final List<List<String>> rows = new ArrayList<>();

    Table(int textColumns, String... header) {
        this.textColumns = textColumns;
        rows.add(List.of(header));
    }

    void row(String... cells) {
        if (cells.length != columns()) {
            throw new IllegalArgumentException(
                    "A row of %d cells does not fit into %d columns.".formatted(cells.length, columns()));
        }
        rows.add(List.of(cells));
    }

    private int columns() {
        return rows.get(0).size();
    }

    String render() {
        var text = new StringBuilder();
        line(rows.get(0), text);
        for (int column = 0; column < columns(); column++) {
            String dashes = "-".repeat(width(column) + 1);
            text.append('|').append(column < textColumns ? "-" + dashes : dashes + ":");
        }
        text.append("|\n");
        rows.subList(1, rows.size()).forEach(row -> line(row, text));
        return text.toString();
    }

    private void line(List<String> cells, StringBuilder text) {
        for (int column = 0; column < columns(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(width(column) - cell.length());
            text.append("| ")
                    .append(column < textColumns ? cell + padding : padding + cell)
                    .append(' ');
        }
        text.append("|\n");
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
