package dev.burr.storage.contract;

import static dev.burr.storage.contract.RecordedSteps.GRAPH;

import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.folders.StorageFolders;
import dev.burr.ui.folders.UserFolders;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.FileAnnotations;
import dev.burr.ui.storage.FileTrackingRepository;
import dev.burr.ui.storage.RunTrash;
import dev.burr.ui.storage.TrackingRepository;
import dev.burr.ui.trash.FileRunTrash;
import dev.burr.ui.views.FileSavedViews;
import dev.burr.ui.views.SavedViews;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to runs keeps the same promises in two storages as different as can be. */
final class StoragesTest {

    @TempDir
    private Path storage;

    @TempDir
    private Path own;

    private final InMemoryTrackingRepository rows = new InMemoryTrackingRepository();
    private final InMemoryAnnotations notesInRows =
            new InMemoryAnnotations(project -> rows.project(project).isPresent());
    private final InMemoryTrash trashInRows = new InMemoryTrash(rows, notesInRows);

    private TrackingDirectory directory() {
        return new TrackingDirectory(storage);
    }

    private UserFolders folders() {
        return new UserFolders(own, own, own);
    }

    private AnnotationStore notesInFiles() {
        return new FileAnnotations(directory(), folders(), Clock.systemUTC());
    }

    private static void create(RunRecorder recorder, String project) {
        recorder.create(new ApplicationKey(project, "run-1"), GRAPH, MetadataDocument.EMPTY);
    }

    @Nested
    final class NotesInFiles extends AnnotationStoreContract {

        @Override
        protected AnnotationStore annotations() {
            return notesInFiles();
        }

        @Override
        protected void createProject(String project) {
            create(new FileRecorder(storage), project);
        }
    }

    @Nested
    final class NotesInRows extends AnnotationStoreContract {

        @Override
        protected AnnotationStore annotations() {
            return notesInRows;
        }

        @Override
        protected void createProject(String project) {
            create(rows, project);
        }
    }

    @Nested
    final class TrashInFiles extends RunTrashContract {

        @Override
        protected RunTrash trash() {
            return new FileRunTrash(
                    directory(),
                    StorageFolders.of(folders(), UserFolders.nameOf(storage)),
                    notesInFiles(),
                    Clock.systemUTC());
        }

        @Override
        protected TrackingRepository repository() {
            return new FileTrackingRepository(directory());
        }

        @Override
        protected RunRecorder recorder() {
            return new FileRecorder(storage);
        }

        @Override
        protected AnnotationStore annotations() {
            return notesInFiles();
        }
    }

    @Nested
    final class TrashInRows extends RunTrashContract {

        @Override
        protected RunTrash trash() {
            return trashInRows;
        }

        @Override
        protected TrackingRepository repository() {
            return rows;
        }

        @Override
        protected RunRecorder recorder() {
            return rows;
        }

        @Override
        protected AnnotationStore annotations() {
            return notesInRows;
        }
    }

    @Nested
    final class ViewsInFiles extends SavedViewsContract {

        @Override
        protected SavedViews views() {
            return new FileSavedViews(own, Clock.systemUTC());
        }
    }

    @Nested
    final class ViewsInRows extends SavedViewsContract {

        private final InMemoryViews views = new InMemoryViews();

        @Override
        protected SavedViews views() {
            return views;
        }
    }
}
