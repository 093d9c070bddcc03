package dev.burr.storage.contract;

import dev.burr.ui.storage.Annotation;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.Document;
import dev.burr.ui.storage.StaleAnnotation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Notes as a database has them: rows of which nobody sees a half. */
final class InMemoryAnnotations implements AnnotationStore {

    private final Clock clock = Clock.systemUTC();
    private final Predicate<String> isProject;
    private final Map<String, List<Annotation>> projects = new LinkedHashMap<>();

    InMemoryAnnotations(Predicate<String> isProject) {
        this.isProject = isProject;
    }

    @Override
    public synchronized Document<List<Annotation>> annotations(String projectId) {
        return isProject.test(projectId) ? Document.of(List.copyOf(notes(projectId))) : Document.missing();
    }

    @Override
    public synchronized Optional<Annotation> create(
            String projectId, Annotation.Step step, Annotation.Content content) {
        if (!isProject.test(projectId)) {
            return Optional.empty();
        }
        String now = clock.instant().toString();
        Annotation note = new Annotation(nextId(projectId), projectId, step, content, now, now);
        notes(projectId).add(note);
        return Optional.of(note);
    }

    @Override
    public synchronized Optional<Annotation> update(String projectId, long id, Annotation.Content content) {
        Optional<Annotation> before = find(projectId, id);
        Optional<Annotation> now = before.map(note -> new Annotation(
                id,
                projectId,
                note.step(),
                content,
                note.created(),
                clock.instant().toString()));
        now.ifPresent(note -> notes(projectId).replaceAll(each -> each.id() == id ? note : each));
        return now;
    }

    @Override
    public synchronized Optional<Annotation> update(String projectId, long id, String asOf, Annotation.Content content)
            throws StaleAnnotation {
        Optional<Annotation> before = find(projectId, id);
        if (before.isPresent() && !before.get().updated().equals(asOf)) {
            throw new StaleAnnotation(before.get());
        }
        return update(projectId, id, content);
    }

    @Override
    public synchronized Optional<Annotation> delete(String projectId, long id) {
        Optional<Annotation> before = find(projectId, id);
        before.ifPresent(note -> notes(projectId).remove(note));
        return before;
    }

    @Override
    public synchronized void remove(String projectId, List<Annotation> removed) {
        notes(projectId).removeAll(removed);
    }

    @Override
    public synchronized Optional<List<Annotation>> restore(String projectId, List<Annotation> restored) {
        if (!isProject.test(projectId)) {
            return Optional.empty();
        }
        long next = Stream.concat(notes(projectId).stream(), restored.stream())
                        .mapToLong(Annotation::id)
                        .max()
                        .orElse(-1)
                + 1;
        return Optional.of(
                restored.stream().map(note -> restore(projectId, note, next)).toList());
    }

    private Annotation restore(String projectId, Annotation note, long next) {
        if (notes(projectId).contains(note)) {
            return note;
        }
        long id = find(projectId, note.id()).isPresent() ? Math.max(next, nextId(projectId)) : note.id();
        Annotation there = new Annotation(id, projectId, note.step(), note.content(), note.created(), note.updated());
        notes(projectId).add(there);
        return there;
    }

    private Optional<Annotation> find(String projectId, long id) {
        return notes(projectId).stream().filter(note -> note.id() == id).findFirst();
    }

    private long nextId(String projectId) {
        return notes(projectId).stream().mapToLong(Annotation::id).max().orElse(-1) + 1;
    }

    private List<Annotation> notes(String projectId) {
        return projects.computeIfAbsent(projectId, id -> new ArrayList<>());
    }
}
