package dev.burr.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.ui.storage.Annotation;
import dev.burr.ui.storage.Annotation.Content;
import dev.burr.ui.storage.Annotation.DataPointer;
import dev.burr.ui.storage.Annotation.Observation;
import dev.burr.ui.storage.Annotation.Step;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.StaleAnnotation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link AnnotationStore} does. Extend it, and say how to make an empty one. Its methods are called again and again within a
 * test, and must give the same one each time.
 */
public abstract class AnnotationStoreContract {

    private static final Step STEP = new Step("run-1", "user", 3);

    /** The store that is tested. */
    protected abstract AnnotationStore annotations();

    /** Sees to it that there is a project. */
    protected abstract void createProject(String project);

    @BeforeEach
    void createProjects() {
        createProject("chat");
        createProject("shop");
    }

    private static Content saying(String text) {
        return new Content(null, "respond", List.of(), List.of(new Observation(Map.of("note", text), null, List.of())));
    }

    private Annotation create(String project, String text) {
        try {
            return annotations().create(project, STEP, saying(text)).orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<Annotation> stored(String project) {
        assertThat(annotations().annotations(project).problem()).isNull();
        return annotations().annotations(project).readable().orElse(List.of());
    }

    @Test
    void hasNoneBeforeOneIsMade() {
        assertThat(stored("chat")).isEmpty();
    }

    @Test
    void knowsNothingOfAProjectThatIsNotThere() throws IOException {
        assertThat(annotations().annotations("nowhere").readable().orElse(List.of()))
                .isEmpty();
        assertThat(annotations().create("nowhere", STEP, saying("lost"))).isEmpty();
        assertThat(annotations().update("nowhere", 0, saying("lost"))).isEmpty();
        assertThat(annotations().delete("nowhere", 0)).isEmpty();
        assertThat(annotations().restore("nowhere", List.of())).isEmpty();
    }

    @Test
    void numbersNotesFromZeroOnAndListsThemInThatOrder() {
        Annotation first = create("chat", "first");
        Annotation second = create("chat", "second");

        assertThat(first.id()).isZero();
        assertThat(second.id()).isEqualTo(1);
        assertThat(first.created()).isEqualTo(first.updated()).isNotBlank();
        assertThat(stored("chat")).containsExactly(first, second);
    }

    @Test
    void numbersEachProjectByItself() {
        create("chat", "first");
        Annotation other = create("shop", "other");

        assertThat(other.id()).isZero();
        assertThat(other.projectId()).isEqualTo("shop");
        assertThat(stored("shop")).containsExactly(other);
        assertThat(stored("chat")).hasSize(1);
    }

    @Test
    void keepsWhateverANoteSays() throws IOException {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("text", "\u00fc \ud83d\ude00 \" \\ \n");
        fields.put("nothing", null);
        fields.put("nested", Map.of("list", List.of(1, "two", true)));
        Content content = new Content(
                "3:0",
                "respond",
                List.of("good", "a,b"),
                List.of(
                        new Observation(fields, true, List.of(new DataPointer("state", "history", "3:0"))),
                        new Observation(Map.of(), null, List.of())));

        Annotation made = annotations()
                .create("chat", new Step("run \u00fc;/%", null, Long.MAX_VALUE), content)
                .orElseThrow();

        assertThat(made.content()).isEqualTo(content);
        assertThat(stored("chat")).containsExactly(made);
    }

    @Test
    void replacesWhatANoteSays() throws IOException {
        Annotation first = create("chat", "first");
        create("chat", "second");

        Annotation now =
                annotations().update("chat", first.id(), saying("changed")).orElseThrow();

        assertThat(now.content()).isEqualTo(saying("changed"));
        assertThat(now.step()).isEqualTo(first.step());
        assertThat(now.created()).isEqualTo(first.created());
        assertThat(stored("chat")).hasSize(2).contains(now);
        assertThat(annotations().update("chat", 7, saying("nobody"))).isEmpty();
    }

    @Test
    void replacesANoteOnlyAsItsReaderKnowsIt() throws IOException, StaleAnnotation {
        Annotation note = create("chat", "first");

        assertThatThrownBy(() -> annotations().update("chat", note.id(), "2001-01-01T00:00:00Z", saying("too late")))
                .isInstanceOf(StaleAnnotation.class)
                .hasMessageContaining(note.updated());
        assertThat(stored("chat")).containsExactly(note);
        assertThat(annotations().update("chat", note.id(), note.updated(), saying("in time")))
                .map(Annotation::content)
                .contains(saying("in time"));
        assertThat(annotations().update("chat", 7, note.updated(), saying("nobody")))
                .isEmpty();
    }

    @Test
    void deletesANote() throws IOException {
        Annotation first = create("chat", "first");
        Annotation second = create("chat", "second");

        assertThat(annotations().delete("chat", first.id())).contains(first);

        assertThat(stored("chat")).containsExactly(second);
        assertThat(annotations().delete("chat", first.id())).isEmpty();
    }

    @Test
    void removesOnlyWhatIsStillAsItIsGiven() throws IOException {
        Annotation first = create("chat", "first");
        Annotation second = create("chat", "second");
        Annotation changed =
                annotations().update("chat", second.id(), saying("changed")).orElseThrow();

        annotations().remove("chat", List.of(first, second));

        assertThat(stored("chat")).containsExactly(changed);
    }

    @Test
    void bringsNotesBackUnderTheirIdsWhereTheseAreFree() throws IOException {
        Annotation first = create("chat", "first");
        Annotation second = create("chat", "second");
        annotations().remove("chat", List.of(first, second));
        Annotation taking = create("chat", "taking the first id");

        List<Annotation> back =
                annotations().restore("chat", List.of(second, first)).orElseThrow();

        assertThat(taking.id()).isEqualTo(first.id());
        assertThat(back).hasSize(2).contains(second);
        assertThat(back.get(1).content()).isEqualTo(first.content());
        assertThat(back.get(1).created()).isEqualTo(first.created());
        assertThat(stored("chat"))
                .hasSize(3)
                .containsAll(back)
                .contains(taking)
                .extracting(Annotation::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void givesNoNoteTheIdThatAnotherBringsAlong() throws IOException {
        Annotation first = create("chat", "first");
        Annotation second = create("chat", "second");
        annotations().remove("chat", List.of(first, second));
        Annotation taking = create("chat", "taking the first id");

        List<Annotation> back =
                annotations().restore("chat", List.of(first, second)).orElseThrow();

        assertThat(back.get(1)).isEqualTo(second);
        assertThat(back.get(0).content()).isEqualTo(first.content());
        assertThat(back.get(0).id()).isNotIn(taking.id(), second.id());
        assertThat(stored("chat")).hasSize(3).containsAll(back).contains(taking);
    }

    @Test
    void bringsBackNothingTwice() throws IOException {
        Annotation note = create("chat", "first");

        annotations().restore("chat", List.of(note));

        assertThat(stored("chat")).containsExactly(note);
    }

    @Test
    void losesNoneOfThoseThatAreMadeAtTheSameTime() {
        List<Long> ids = IntStream.range(0, 40)
                .parallel()
                .mapToObj(n -> create("chat", "note " + n).id())
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(stored("chat")).extracting(Annotation::id).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(Collections.max(ids)).isEqualTo(39);
    }

    @Test
    void findsNothingUnderANameOfNothing() {
        create("chat", "first");

        Stream.of("", " ", ".", "..", "../chat", "a/b", "\u0000", "' or 1=1 --", "x".repeat(10_000))
                .forEach(name -> assertThat(
                                annotations().annotations(name).readable().orElse(List.of()))
                        .as(name)
                        .isEmpty());
    }
}
