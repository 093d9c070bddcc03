package dev.burr.ui.api.v1.statistics;

import dev.burr.ui.statistics.ProjectStatistics;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a project over some days.
 *
 * @param from the first day, null for all that there is; likewise {@code to}, the last
 * @param zone time zone of the days, which is the server's
 * @param currency of all costs
 * @param pricesAsOf the day on which the prices were looked up, null if their list does not say so
 */
record StatisticsView(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String zone,
        String currency,
        @Nullable String pricesAsOf,
        ProjectStatistics project) {}
