package dev.burr.ui.api.v1;

import dev.burr.ui.storage.Annotation;
import dev.burr.ui.storage.AnnotationStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which runs of a project somebody annotated, as far as that can be read.
 *
 * @param counts number of annotations by run
 * @param tags of its annotations, by run
 */
record AnnotatedRuns(Map<String, Integer> counts, Map<String, Set<String>> tags) {

    static AnnotatedRuns of(AnnotationStore store, String project) {
        List<Annotation> notes = store.annotations(project).readable().orElse(List.of());
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Set<String>> tags = new HashMap<>();
        for (Annotation note : notes) {
            String run = note.step().appId();
            counts.merge(run, 1, Integer::sum);
            tags.computeIfAbsent(run, none -> new HashSet<>())
                    .addAll(note.content().tags());
        }
        return new AnnotatedRuns(counts, tags);
    }

    boolean contains(String run) {
        return counts.containsKey(run);
    }

    boolean hasTag(String run, String tag) {
        return tags.getOrDefault(run, Set.of()).contains(tag);
    }
}
