package dev.burr.storage.contract;

import dev.burr.ui.views.SavedView;
import dev.burr.ui.views.SavedViews;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Views as a database has them. */
final class InMemoryViews implements SavedViews {

    private final Clock clock = Clock.systemUTC();
    private final Map<String, Map<String, SavedView>> projects = new LinkedHashMap<>();

    @Override
    public synchronized List<SavedView> of(String project) {
        return views(project).values().stream()
                .sorted(Comparator.comparing(SavedView::name).thenComparing(SavedView::id))
                .toList();
    }

    @Override
    public synchronized Optional<SavedView> create(String project, String name, String query) {
        SavedView.require(name, query);
        if (views(project).size() >= MOST) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return Optional.of(put(project, new SavedView(UUID.randomUUID().toString(), name.strip(), query, now, now)));
    }

    @Override
    public synchronized Optional<SavedView> update(String project, String id, String name, String query) {
        SavedView.require(name, query);
        return Optional.ofNullable(views(project).get(id))
                .map(before ->
                        put(project, new SavedView(id, name.strip(), query, before.createdAt(), clock.instant())));
    }

    @Override
    public synchronized Optional<SavedView> delete(String project, String id) {
        return Optional.ofNullable(views(project).remove(id));
    }

    private SavedView put(String project, SavedView view) {
        views(project).put(view.id(), view);
        return view;
    }

    private Map<String, SavedView> views(String project) {
        return projects.computeIfAbsent(project, name -> new LinkedHashMap<>());
    }
}
