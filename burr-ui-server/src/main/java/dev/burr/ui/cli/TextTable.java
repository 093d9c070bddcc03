package dev.burr.ui.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of text in columns that stand below each other. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... headings) {
        row((Object[]) headings);
    }

    /** Adds a row. Null is shown as nothing, and numbers stand to the right. */
    void row(@Nullable Object... cells) {
        var texts = new ArrayList<String>();
        for (Object cell : cells) {
            texts.add(cell == null ? "" : printable(cell.toString()));
        }
        rows.add(texts);
    }

    /** The text without what moves the cursor of a terminal, or turns the direction of writing. */
    static String printable(String text) {
        return text.codePoints()
                .map(c ->
                        c != '\t' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Override
    public String toString() {
        int columns = rows.get(0).size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, columns)
                        .mapToObj(column -> padded(row.get(column), widths[column]))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String padded(String text, int width) {
        String padding = " ".repeat(width - text.length());
        return text.matches("[0-9.,]+") ? padding + text : text + padding;
    }
}
