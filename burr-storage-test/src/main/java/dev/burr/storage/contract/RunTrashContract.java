package dev.burr.storage.contract;

import static dev.burr.storage.contract.RecordedSteps.GRAPH;
import static dev.burr.storage.contract.RecordedSteps.begin;
import static dev.burr.storage.contract.RecordedSteps.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.WriterIdentity;
import dev.burr.ui.storage.Annotation;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.DeletedRun;
import dev.burr.ui.storage.RunRefusal;
import dev.burr.ui.storage.RunTrash;
import dev.burr.ui.storage.TrackingRepository;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link RunTrash} does. Extend it, and say how to make an empty storage with its trash and its annotations. Its methods are
 * called again and again within a test, and must give the same ones each time.
 */
public abstract class RunTrashContract {

    private static final ApplicationKey RUN = new ApplicationKey("chat", "run-1");
    private static final ApplicationKey OTHER = new ApplicationKey("chat", "run-2");

    /** The trash that is tested. */
    protected abstract RunTrash trash();

    /** What reads the storage. */
    protected abstract TrackingRepository repository();

    /** What writes into it. */
    protected abstract RunRecorder recorder();

    /** The notes on its runs. */
    protected abstract AnnotationStore annotations();

    private void record(ApplicationKey key, String answer) {
        recorder().create(key, GRAPH, MetadataDocument.EMPTY);
        recorder().append(key, step(0, answer));
    }

    private List<String> told(ApplicationKey key) {
        ReadEntries entries = new ReadEntries();
        repository().readLog(key, 0, entries);
        return entries.told();
    }

    private Annotation annotate(ApplicationKey key, String note) throws IOException {
        return annotations()
                .create(
                        key.project(),
                        new Annotation.Step(key.app(), null, 0),
                        new Annotation.Content(
                                null,
                                "respond",
                                List.of(),
                                List.of(new Annotation.Observation(Map.of("note", note), null, List.of()))))
                .orElseThrow();
    }

    private List<Annotation> notes() {
        return annotations().annotations("chat").readable().orElse(List.of());
    }

    @Test
    void isEmptyBeforeAnythingIsDeleted() {
        assertThat(trash().deleted()).isEmpty();
        assertThat(trash().deleted("nothing")).isEmpty();
    }

    @Test
    void takesARunOutOfTheStorageAndBringsItBackWhole() throws RunRefusal, IOException {
        record(RUN, "yes");
        record(OTHER, "no");
        List<String> before = told(RUN);

        DeletedRun deleted = trash().delete(RUN, "ann");

        assertThat(deleted.key()).isEqualTo(RUN);
        assertThat(deleted.deletedBy()).isEqualTo("ann");
        assertThat(deleted.bytes()).isPositive();
        assertThat(repository().application(RUN)).isEmpty();
        assertThat(repository().applicationIds("chat")).containsExactly("run-2");
        assertThat(told(RUN)).isEmpty();
        assertThat(trash().deleted()).containsExactly(deleted);
        assertThat(trash().deleted(deleted.id())).contains(deleted);

        assertThat(trash().restore(deleted.id())).isEqualTo(deleted);

        assertThat(told(RUN)).isEqualTo(before);
        assertThat(repository().graph(RUN).readable()).contains(GRAPH);
        assertThat(repository().applicationIds("chat")).containsExactlyInAnyOrder("run-1", "run-2");
        assertThat(trash().deleted()).isEmpty();
    }

    @Test
    void takesTheNotesOfARunAlong() throws RunRefusal, IOException {
        record(RUN, "yes");
        record(OTHER, "no");
        Annotation note = annotate(RUN, "of the run");
        Annotation other = annotate(OTHER, "of the other");

        DeletedRun deleted = trash().delete(RUN, null);

        assertThat(deleted.annotations()).isEqualTo(1);
        assertThat(deleted.deletedBy()).isNull();
        assertThat(notes()).containsExactly(other);

        trash().restore(deleted.id());

        assertThat(notes()).containsExactlyInAnyOrder(note, other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", ".", "..", "../chat/run-1", "a/b", "\u0000", "' or 1=1 --"})
    void refusesARunThatIsNotThere(String name) {
        record(RUN, "yes");

        for (ApplicationKey key : List.of(new ApplicationKey("chat", name), new ApplicationKey(name, "run-1"))) {
            assertThatThrownBy(() -> trash().delete(key, null))
                    .isInstanceOfSatisfying(RunRefusal.class, refusal -> assertThat(refusal.kind())
                            .isEqualTo(RunRefusal.Kind.MISSING));
        }
        assertThatThrownBy(() -> trash().restore(name)).isInstanceOf(RunRefusal.class);
        assertThatThrownBy(() -> trash().purge(name)).isInstanceOf(RunRefusal.class);
        assertThat(told(RUN)).isNotEmpty();
    }

    @Test
    void refusesARunOfWhichAStepIsRunning() {
        recorder().create(RUN, GRAPH, new MetadataDocument(null, null, null, WriterIdentity.current()));
        recorder().append(RUN, List.of(begin(0)));

        assertThatThrownBy(() -> trash().delete(RUN, null))
                .isInstanceOfSatisfying(
                        RunRefusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(RunRefusal.Kind.RUNNING));
        assertThat(told(RUN)).containsExactly("begin_entry 0");
        assertThat(trash().deleted()).isEmpty();
    }

    @Test
    void losesNothingWhereAnotherRunHasTheId() throws RunRefusal, IOException {
        record(RUN, "yes");
        String id = trash().delete(RUN, null).id();
        record(RUN, "another");

        assertThatThrownBy(() -> trash().restore(id))
                .isInstanceOfSatisfying(
                        RunRefusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(RunRefusal.Kind.EXISTS));
        assertThat(told(RUN)).contains("end_entry 0 another");
        recorder().delete(RUN);
        trash().restore(id);
        assertThat(told(RUN)).contains("end_entry 0 yes");
    }

    @Test
    void keepsSeveralRunsOfOneIdTheLatestFirst() throws RunRefusal, IOException {
        record(RUN, "first");
        DeletedRun first = trash().delete(RUN, null);
        awaitTick(first.deletedAt());
        record(RUN, "second");
        DeletedRun second = trash().delete(RUN, null);

        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(trash().deleted()).containsExactly(second, first);
        trash().restore(first.id());
        assertThat(told(RUN)).contains("end_entry 0 first");
    }

    @Test
    void deletesForGood() throws RunRefusal, IOException {
        record(RUN, "yes");
        DeletedRun deleted = trash().delete(RUN, null);

        assertThat(trash().purge(deleted.id())).isEqualTo(deleted);

        assertThat(trash().deleted()).isEmpty();
        assertThat(trash().deleted(deleted.id())).isEmpty();
        assertThatThrownBy(() -> trash().restore(deleted.id())).isInstanceOf(RunRefusal.class);
        assertThat(repository().application(RUN)).isEmpty();
    }

    @Test
    void deletesForGoodWhatIsOldEnoughTheOldestFirst() throws RunRefusal, IOException {
        record(RUN, "yes");
        DeletedRun older = trash().delete(RUN, null);
        awaitTick(older.deletedAt());
        record(OTHER, "no");
        DeletedRun newer = trash().delete(OTHER, null);

        assertThat(trash().purgeBefore(older.deletedAt(), 10)).isZero();
        assertThat(trash().purgeBefore(newer.deletedAt().plusSeconds(1), 1)).isEqualTo(1);
        assertThat(trash().deleted()).containsExactly(newer);
        assertThat(trash().purgeBefore(newer.deletedAt().plusSeconds(1), 10)).isEqualTo(1);
        assertThat(trash().deleted()).isEmpty();
    }

    @Test
    void keepsWhatIsInItWhenNothingWasInterrupted() throws RunRefusal, IOException {
        record(RUN, "yes");
        record(OTHER, "no");
        DeletedRun deleted = trash().delete(RUN, null);

        trash().recover();

        assertThat(trash().deleted()).containsExactly(deleted);
        assertThat(repository().applicationIds("chat")).containsExactly("run-2");
    }

    /** Which of two came first can be told only when the clock has moved between them. */
    private static void awaitTick(Instant time) {
        while (!Instant.now().isAfter(time)) {
            Thread.onSpinWait();
        }
    }
}
