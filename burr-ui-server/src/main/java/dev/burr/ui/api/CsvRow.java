package dev.burr.ui.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of CSV by RFC 4180. A text that a spreadsheet would take for a formula has an apostrophe before it: what was written into
 * a log must not run on the machine of whoever opens the file. Not thread-safe.
 */
public final class CsvRow {

    private static final String END = "\r\n";
    private static final String FORMULA = "=+-@\t\r\n";

    private final List<String> cells = new ArrayList<>();

    /** Adds what a user or a program wrote; nothing for null. */
    public CsvRow text(@Nullable String value) {
        cells.add(cell(value));
        return this;
    }

    public CsvRow number(@Nullable Number value) {
        cells.add(value == null ? "" : value.toString());
        return this;
    }

    /** The row with its end. */
    @Override
    public String toString() {
        return String.join(",", cells) + END;
    }

    /** A text as a cell of its own. */
    public static String cell(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String text = FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
