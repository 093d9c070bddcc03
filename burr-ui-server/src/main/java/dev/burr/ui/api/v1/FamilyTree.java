package dev.burr.ui.api.v1;

import dev.burr.tracking.Pointer;
import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.Run;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the runs of a project come from one another, by what each says of its origin. What the files of one run say of its
 * children is heard as well: of those, some may be gone.
 */
final class FamilyTree {

    private static final Comparator<LineageLink> BY_STEP = Comparator.comparing(
                    LineageLink::sequenceId, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(LineageLink::child);

    private final Map<String, ApplicationSummary> runs = new HashMap<>();
    private final Map<String, Set<LineageLink>> parents = new HashMap<>();
    private final Map<String, Set<LineageLink>> children = new HashMap<>();

    FamilyTree(List<ApplicationSummary> project) {
        for (ApplicationSummary run : project) {
            runs.put(run.appId(), run);
            link(run.parent(), run.appId(), ChildKind.FORK);
            link(run.spawnedBy(), run.appId(), ChildKind.SPAWN);
        }
    }

    /** Hears what a run itself says of its children. */
    void hear(String app, Run run) {
        Set<String> known = children.getOrDefault(app, Set.of()).stream()
                .map(LineageLink::child)
                .collect(Collectors.toCollection(HashSet::new));
        run.children().stream()
                .filter(child -> known.add(child.child().appId()))
                .map(child ->
                        new LineageLink(app, child.child().appId(), ChildKind.of(child.kind()), child.sequenceId()))
                .forEach(this::link);
    }

    private void link(@Nullable Pointer parent, String child, ChildKind kind) {
        if (parent != null) {
            link(new LineageLink(parent.appId(), child, kind, parent.sequenceId()));
        }
    }

    private void link(LineageLink link) {
        parents.computeIfAbsent(link.child(), child -> new LinkedHashSet<>()).add(link);
        children.computeIfAbsent(link.parent(), parent -> new LinkedHashSet<>()).add(link);
    }

    /** The relatives of a run, each once, the closest first. A circle is gone around once. */
    Lineage of(String app, int depth, int limit) {
        Walk walk = new Walk(app, depth, limit);
        walk.go(-1, parents, LineageLink::parent);
        walk.go(1, children, LineageLink::child);
        Set<String> known = walk.generations.keySet();
        List<LineageLink> links = known.stream()
                .flatMap(child -> parents.getOrDefault(child, Set.of()).stream())
                .filter(link -> known.contains(link.parent()))
                .toList();
        List<LineageRun> relatives = walk.generations.entrySet().stream()
                .map(run -> new LineageRun(run.getKey(), run.getValue(), runs.get(run.getKey())))
                .toList();
        return new Lineage(relatives, links, walk.truncated);
    }

    private static final class Walk {

        private final String start;
        private final int depth;
        private final int limit;
        private final Map<String, Integer> generations = new LinkedHashMap<>();
        private boolean truncated;

        Walk(String start, int depth, int limit) {
            this.start = start;
            this.depth = depth;
            this.limit = limit;
            generations.put(start, 0);
        }

        void go(int direction, Map<String, Set<LineageLink>> links, Function<LineageLink, String> other) {
            Deque<String> left = new ArrayDeque<>(List.of(start));
            while (!left.isEmpty()) {
                String app = left.remove();
                int generation = Objects.requireNonNull(generations.get(app), "walked") + direction;
                List<String> next = links.getOrDefault(app, Set.of()).stream()
                        .sorted(BY_STEP)
                        .map(other)
                        .filter(relative -> !generations.containsKey(relative))
                        .distinct()
                        .toList();
                if (!next.isEmpty() && (Math.abs(generation) > depth || generations.size() + next.size() > limit)) {
                    truncated = true;
                    next = Math.abs(generation) > depth ? List.of() : next.subList(0, limit - generations.size());
                }
                next.forEach(relative -> generations.put(relative, generation));
                left.addAll(next);
            }
        }
    }
}
