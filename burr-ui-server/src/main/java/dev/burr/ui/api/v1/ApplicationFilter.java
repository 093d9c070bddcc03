package dev.burr.ui.api.v1;

import dev.burr.ui.index.ApplicationStatus;
import dev.burr.ui.index.ApplicationSummary;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which runs a list shows. What is not set lets every run through. */
record ApplicationFilter(@Nullable String text, List<ApplicationStatus> statuses, @Nullable String partitionKey) {

    ApplicationFilter {
        text = text == null || text.isBlank() ? null : text.trim().toLowerCase(Locale.ROOT);
        statuses = statuses.stream().distinct().sorted().toList();
    }

    boolean matches(ApplicationSummary run) {
        return (statuses.isEmpty() || statuses.contains(run.status()))
                && (partitionKey == null || partitionKey.equals(run.partitionKey()))
                && (text == null || mentions(run, text));
    }

    private static boolean mentions(ApplicationSummary run, String text) {
        return Stream.of(run.appId(), run.firstInput(), run.lastAction(), run.partitionKey())
                .anyMatch(
                        value -> value != null && value.toLowerCase(Locale.ROOT).contains(text));
    }
}
