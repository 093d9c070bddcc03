package dev.burr.ui.statistics;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Some days, both ends included.
 *
 * @param from null for all up to {@code to}; likewise {@code to}
 */
public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {

    boolean has(int epochDay) {
        return (from == null || epochDay >= from.toEpochDay()) && (to == null || epochDay <= to.toEpochDay());
    }

    /** Whether something between two days may be among them. */
    boolean mayHave(LocalDate first, LocalDate last) {
        return (from == null || !last.isBefore(from)) && (to == null || !first.isAfter(to));
    }
}
