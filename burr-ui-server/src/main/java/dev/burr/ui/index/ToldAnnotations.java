package dev.burr.ui.index;

import dev.burr.ui.storage.Annotation;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Document;
import dev.burr.ui.storage.StaleAnnotation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Notes whose changes are told to everybody who listens to changes of the runs that they are about. */
final class ToldAnnotations implements AnnotationStore {

    private final AnnotationStore notes;
    private final Consumer<ApplicationKey> tell;

    ToldAnnotations(AnnotationStore notes, Consumer<ApplicationKey> tell) {
        this.notes = notes;
        this.tell = tell;
    }

    @Override
    public Document<List<Annotation>> annotations(String projectId) {
        return notes.annotations(projectId);
    }

    @Override
    public Optional<Annotation> create(String projectId, Annotation.Step step, Annotation.Content content)
            throws IOException {
        return told(notes.create(projectId, step, content));
    }

    @Override
    public Optional<Annotation> update(String projectId, long id, Annotation.Content content) throws IOException {
        return told(notes.update(projectId, id, content));
    }

    @Override
    public Optional<Annotation> update(String projectId, long id, String asOf, Annotation.Content content)
            throws IOException, StaleAnnotation {
        return told(notes.update(projectId, id, asOf, content));
    }

    @Override
    public Optional<Annotation> delete(String projectId, long id) throws IOException {
        return told(notes.delete(projectId, id));
    }

    @Override
    public void remove(String projectId, List<Annotation> removed) throws IOException {
        notes.remove(projectId, removed);
        removed.forEach(this::tellOf);
    }

    @Override
    public Optional<List<Annotation>> restore(String projectId, List<Annotation> restored) throws IOException {
        Optional<List<Annotation>> now = notes.restore(projectId, restored);
        now.ifPresent(all -> all.forEach(this::tellOf));
        return now;
    }

    private Optional<Annotation> told(Optional<Annotation> note) {
        note.ifPresent(this::tellOf);
        return note;
    }

    private void tellOf(Annotation note) {
        tell.accept(new ApplicationKey(note.projectId(), note.step().appId()));
    }
}
