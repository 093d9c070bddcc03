package dev.burr.ui.index;

import java.time.LocalDate;

/** How many steps ended on a day of the server's time zone. */
public record ActivityDay(LocalDate day, long steps, long failed) {

    ActivityDay plus(ActivityDay other) {
        return new ActivityDay(day, steps + other.steps, failed + other.failed);
    }
}
