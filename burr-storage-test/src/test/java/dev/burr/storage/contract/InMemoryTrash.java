package dev.burr.storage.contract;

import dev.burr.ui.storage.Annotation;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.DeletedRun;
import dev.burr.ui.storage.RunRefusal;
import dev.burr.ui.storage.RunTrash;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deleted runs as a database has them: rows that nobody reads any more. */
final class InMemoryTrash implements RunTrash {

    private final Clock clock = Clock.systemUTC();
    private final InMemoryTrackingRepository runs;
    private final AnnotationStore annotations;
    private final List<Entry> entries = new ArrayList<>();

    InMemoryTrash(InMemoryTrackingRepository runs, AnnotationStore annotations) {
        this.runs = runs;
        this.annotations = annotations;
    }

    private record Entry(DeletedRun run, InMemoryTrackingRepository.Run rows, List<Annotation> notes) {}

    @Override
    public synchronized DeletedRun delete(ApplicationKey key, @Nullable String by) throws RunRefusal, IOException {
        if (runs.application(key).isEmpty()) {
            throw new RunRefusal(RunRefusal.Kind.MISSING, "Run '" + key.app() + "' is not there. Delete another.");
        }
        if (runs.isRunning(key)) {
            throw new RunRefusal(RunRefusal.Kind.RUNNING, "Run '" + key.app() + "' is running. Wait until it ends.");
        }
        List<Annotation> notes = annotations.annotations(key.project()).readable().orElse(List.of()).stream()
                .filter(note -> note.step().appId().equals(key.app()))
                .toList();
        InMemoryTrackingRepository.Run rows = runs.take(key);
        annotations.remove(key.project(), notes);
        DeletedRun run =
                new DeletedRun(UUID.randomUUID().toString(), key, clock.instant(), by, rows.bytes(), notes.size());
        entries.add(new Entry(run, rows, notes));
        return run;
    }

    @Override
    public synchronized List<DeletedRun> deleted() {
        return entries.stream()
                .map(Entry::run)
                .sorted(Comparator.comparing(DeletedRun::deletedAt).reversed())
                .toList();
    }

    @Override
    public synchronized Optional<DeletedRun> deleted(String id) {
        return entries.stream()
                .map(Entry::run)
                .filter(run -> run.id().equals(id))
                .findFirst();
    }

    @Override
    public synchronized DeletedRun restore(String id) throws RunRefusal, IOException {
        Entry entry = require(id);
        ApplicationKey key = entry.run().key();
        if (runs.application(key).isPresent()) {
            throw new RunRefusal(
                    RunRefusal.Kind.EXISTS, "There is another run '" + key.app() + "'. Delete that first.");
        }
        runs.put(key, entry.rows());
        annotations.restore(key.project(), entry.notes());
        entries.remove(entry);
        return entry.run();
    }

    @Override
    public synchronized DeletedRun purge(String id) throws RunRefusal {
        Entry entry = require(id);
        entries.remove(entry);
        return entry.run();
    }

    @Override
    public synchronized int purgeBefore(Instant time, int most) {
        List<Entry> old = entries.stream()
                .filter(entry -> entry.run().deletedAt().isBefore(time))
                .sorted(Comparator.comparing(entry -> entry.run().deletedAt()))
                .limit(most)
                .toList();
        entries.removeAll(old);
        return old.size();
    }

    @Override
    public void recover() {
        // A transaction leaves nothing behind.
    }

    private Entry require(String id) throws RunRefusal {
        return entries.stream()
                .filter(entry -> entry.run().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RunRefusal(RunRefusal.Kind.MISSING, "'" + id + "' is not in the trash."));
    }
}
