package dev.burr.ui.api.v1;

import dev.burr.ui.index.ApplicationSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The runs beside one in the list of its project.
 *
 * @param newer id of the run before it, null if it is the first
 * @param older id of the run after it, null if it is the last
 */
record Neighbours(@Nullable String newer, @Nullable String older) {

    static Neighbours of(String app, List<ApplicationSummary> newestFirst) {
        for (int i = 0; i < newestFirst.size(); i++) {
            if (newestFirst.get(i).appId().equals(app)) {
                return new Neighbours(
                        i == 0 ? null : newestFirst.get(i - 1).appId(),
                        i == newestFirst.size() - 1
                                ? null
                                : newestFirst.get(i + 1).appId());
            }
        }
        return new Neighbours(null, null);
    }
}
