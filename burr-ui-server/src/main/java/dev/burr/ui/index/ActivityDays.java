package dev.burr.ui.index;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;

/** Counts the steps that end on each day, and keeps the latest days. Not thread-safe. */
final class ActivityDays {

    /** As many as the list of projects shows. */
    static final int KEPT = 14;

    private final TreeMap<LocalDate, ActivityDay> days = new TreeMap<>();
    private final ZoneId zone = ZoneId.systemDefault();

    void count(Instant ended, boolean failed) {
        LocalDate day = ended.atZone(zone).toLocalDate();
        days.merge(day, new ActivityDay(day, 1, failed ? 1 : 0), ActivityDay::plus);
        if (days.size() > KEPT) {
            days.pollFirstEntry();
        }
    }

    List<ActivityDay> latest() {
        return List.copyOf(days.values());
    }
}
