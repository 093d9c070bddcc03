package dev.burr.ui.index;

import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Stamp;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.StoredProject;
import dev.burr.ui.storage.TrackingRepository;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the storage looked like last, and where it looks different now. What cannot be looked at looks as it did. Not
 * thread-safe.
 *
 * <p>Runs that changed lately are likely to change again, and a new run changes its project's folder: looking at these is
 * cheap however many runs there are, and finds almost everything. A run that was quiet for long is found by looking at all.
 */
final class StampBook {

    private static final int MOST_LIVELY = 64;

    private final TrackingRepository repository;
    private final WatchFailures failures;
    private final Map<String, Instant> projects = new HashMap<>();
    private final Map<ApplicationKey, Stamp> stamps = new HashMap<>();
    private final LinkedHashSet<ApplicationKey> lively = new LinkedHashSet<>();

    StampBook(TrackingRepository repository, WatchFailures failures) {
        this.repository = repository;
        this.failures = failures;
    }

    /** Looks at every run, and returns those that are new, changed or gone. */
    Set<ApplicationKey> lookAtAll() {
        return look(true);
    }

    /** Looks where a change is likely, and returns the runs that are new, changed or gone. */
    Set<ApplicationKey> lookAtLively() {
        Set<ApplicationKey> changed = look(false);
        for (ApplicationKey key : List.copyOf(lively)) {
            failures.guard(key, () -> compare(key, changed));
        }
        return changed;
    }

    private Set<ApplicationKey> look(boolean everywhere) {
        Set<ApplicationKey> changed = new HashSet<>();
        failures.guard("the projects", () -> look(everywhere, changed));
        remember(changed);
        return changed;
    }

    private void look(boolean everywhere, Set<ApplicationKey> changed) {
        Set<String> present = new HashSet<>();
        for (StoredProject project : repository.projects()) {
            present.add(project.id());
            boolean changedSince = !project.modified().equals(projects.get(project.id()));
            if ((everywhere || changedSince)
                    && failures.guard("project " + project.id(), () -> compare(project.id(), changed))) {
                projects.put(project.id(), project.modified());
            }
        }
        projects.keySet().removeIf(id -> !present.contains(id) && forget(id, changed));
    }

    private void compare(ApplicationKey key, Set<ApplicationKey> changed) {
        Stamp now = repository.application(key).map(StoredApplication::stamp).orElse(null);
        if (now == null ? stamps.remove(key) != null : !now.equals(stamps.put(key, now))) {
            changed.add(key);
        }
    }

    private void compare(String projectId, Set<ApplicationKey> changed) {
        Set<ApplicationKey> present = new HashSet<>();
        for (StoredApplication application : repository.applications(projectId)) {
            present.add(application.key());
            if (!application.stamp().equals(stamps.put(application.key(), application.stamp()))) {
                changed.add(application.key());
            }
        }
        stamps.keySet().removeIf(key -> {
            boolean gone = key.project().equals(projectId) && !present.contains(key);
            return gone && changed.add(key);
        });
    }

    private boolean forget(String projectId, Set<ApplicationKey> changed) {
        stamps.keySet().removeIf(key -> key.project().equals(projectId) && changed.add(key));
        return true;
    }

    private void remember(Set<ApplicationKey> changed) {
        for (ApplicationKey key : changed) {
            lively.remove(key);
            lively.add(key);
            if (lively.size() > MOST_LIVELY) {
                lively.remove(lively.iterator().next());
            }
        }
    }
}
