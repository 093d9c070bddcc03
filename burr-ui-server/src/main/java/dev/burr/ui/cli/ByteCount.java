package dev.burr.ui.cli;

import java.util.List;
import java.util.Locale;

/** Numbers of bytes for people. */
final class ByteCount {

    private static final List<String> UNITS = List.of("bytes", "KB", "MB", "GB", "TB");
    private static final int STEP = 1024;

    private ByteCount() {}

    /** In the greatest unit that fits, in the sizes that options and properties mean by them. */
    static String words(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP && unit < UNITS.size() - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%,.0f %s" : "%,.1f %s", value, UNITS.get(unit));
    }
}
