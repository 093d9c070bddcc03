package dev.burr.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burr.ui.views.SavedView;
import dev.burr.ui.views.SavedViews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every store of {@link SavedViews} does. Extend it, and say how to make an empty one, which {@link #views()} gives each time that it
 * is called within a test.
 */
public abstract class SavedViewsContract {

    /** The views that are tested. */
    protected abstract SavedViews views();

    private SavedView create(String project, String name, String query) {
        try {
            return views().create(project, name, query).orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void listsTheViewsOfAProjectByName() {
        SavedView failed = create("chat", "failed", "status=failed");
        SavedView all = create("chat", "all \u00fc \ud83d\ude00", "");
        create("../chat", "elsewhere", "q=x");

        assertThat(views().of("chat")).containsExactly(all, failed);
        assertThat(views().of("../chat")).extracting(SavedView::name).containsExactly("elsewhere");
        assertThat(views().of("shop")).isEmpty();
        assertThat(failed.createdAt()).isEqualTo(failed.updatedAt());
    }

    @Test
    void takesTwoOfOneName() {
        create("chat", "mine", "q=a");
        create("chat", "mine", "q=b");

        assertThat(views().of("chat")).extracting(SavedView::query).containsExactlyInAnyOrder("q=a", "q=b");
    }

    @Test
    void replacesAView() throws IOException {
        SavedView before = create("chat", "failed", "status=failed");

        SavedView now =
                views().update("chat", before.id(), " slow ", "minMicros=1").orElseThrow();

        assertThat(now.name()).isEqualTo("slow");
        assertThat(now.query()).isEqualTo("minMicros=1");
        assertThat(now.id()).isEqualTo(before.id());
        assertThat(now.createdAt()).isEqualTo(before.createdAt());
        assertThat(views().of("chat")).containsExactly(now);
    }

    @Test
    void deletesAView() throws IOException {
        SavedView view = create("chat", "failed", "status=failed");
        SavedView other = create("chat", "other", "q=x");

        assertThat(views().delete("chat", view.id())).contains(view);

        assertThat(views().of("chat")).containsExactly(other);
        assertThat(views().delete("chat", view.id())).isEmpty();
        assertThat(views().update("chat", view.id(), "again", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "..", "../views", "\u0000", "00000000-0000-0000-0000-000000000000"})
    void findsNothingUnderAnIdOfNothing(String id) throws IOException {
        create("chat", "failed", "status=failed");

        assertThat(views().update("chat", id, "name", "")).isEmpty();
        assertThat(views().delete("chat", id)).isEmpty();
        assertThat(views().of("chat")).hasSize(1);
    }

    @Test
    void belongsToItsProjectOnly() throws IOException {
        SavedView view = create("chat", "failed", "status=failed");

        assertThat(views().update("shop", view.id(), "stolen", "")).isEmpty();
        assertThat(views().delete("shop", view.id())).isEmpty();
        assertThat(views().of("chat")).containsExactly(view);
    }

    @Test
    void refusesWhatIsNoView() {
        List<String[]> wrong = List.of(
                new String[] {" ", "q=x"},
                new String[] {"two\nlines", "q=x"},
                new String[] {"x".repeat(SavedViews.LONGEST_NAME + 1), "q=x"},
                new String[] {"name", "x".repeat(SavedViews.LONGEST_QUERY + 1)});

        for (String[] view : wrong) {
            assertThatIllegalArgumentException().isThrownBy(() -> create("chat", view[0], view[1]));
        }
        assertThat(views().of("chat")).isEmpty();
        SavedView there = create("chat", "x".repeat(SavedViews.LONGEST_NAME), "x".repeat(SavedViews.LONGEST_QUERY));
        for (String[] view : wrong) {
            assertThatIllegalArgumentException().isThrownBy(() -> views().update("chat", there.id(), view[0], view[1]));
        }
        assertThat(views().of("chat")).containsExactly(there);
    }

    @Test
    void keepsNoMoreThanAProjectMayHave() throws IOException {
        IntStream.range(0, SavedViews.MOST).forEach(n -> create("chat", "view " + n, ""));

        assertThat(views().create("chat", "one too many", "")).isEmpty();
        assertThat(views().of("chat")).hasSize(SavedViews.MOST);
        create("shop", "another project", "");
    }

    @Test
    void losesNoneOfThoseThatAreMadeAtTheSameTime() {
        IntStream.range(0, 40).parallel().forEach(n -> create("chat", "view " + n, ""));

        assertThat(views().of("chat")).hasSize(40);
    }
}
