package dev.burr.ui.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileSavedViewsTest {

    @TempDir
    private Path folder;

    private FileSavedViews at(String time) {
        return new FileSavedViews(folder.resolve("views"), Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
    }

    private FileSavedViews views() {
        return at("2026-11-26T12:00:00Z");
    }

    private List<String> names(String project) {
        return views().of(project).stream().map(SavedView::name).toList();
    }

    @Test
    void keepsViewsOfEachProjectByName() throws IOException {
        SavedView failed =
                views().create("chat", " failed ", "status=failed&sort=-time").orElseThrow();
        views().create("chat", "All", "").orElseThrow();
        views().create("../chat", "other", "q=%2F").orElseThrow();

        assertThat(views().of("chat")).extracting(SavedView::name).containsExactly("All", "failed");
        assertThat(views().of("chat").get(1)).isEqualTo(failed);
        assertThat(failed.query()).isEqualTo("status=failed&sort=-time");
        assertThat(names("../chat")).containsExactly("other");
        assertThat(names("nope")).isEmpty();
    }

    @Test
    void replacesAndDeletesAView() throws IOException {
        SavedView view = views().create("chat", "a", "q=1").orElseThrow();

        SavedView changed =
                at("2026-11-26T13:00:00Z").update("chat", view.id(), "b", "q=2").orElseThrow();

        assertThat(changed.createdAt()).isEqualTo(view.createdAt());
        assertThat(changed.updatedAt()).isEqualTo("2026-11-26T13:00:00Z");
        assertThat(views().of("chat")).containsExactly(changed);
        assertThat(views().update("other", view.id(), "b", "q=2")).isEmpty();
        assertThat(views().delete("other", view.id())).isEmpty();
        assertThat(views().delete("chat", view.id())).contains(changed);
        assertThat(views().delete("chat", view.id())).isEmpty();
        assertThat(names("chat")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../lock", "lock", "00000000-0000-0000-0000-000000000000", "a\0b"})
    void findsNoViewUnderWhatIsNoId(String id) throws IOException {
        views().create("chat", "a", "q=1");

        assertThat(views().update("chat", id, "b", "")).isEmpty();
        assertThat(views().delete("chat", id)).isEmpty();
        assertThat(names("chat")).containsExactly("a");
    }

    @Test
    void refusesWhatIsNoView() {
        assertThatThrownBy(() -> views().create("chat", " ", ""))
                .hasMessage("Field 'name' is empty. Give the view a name.");
        assertThatThrownBy(() -> views().create("chat", "x".repeat(SavedViews.LONGEST_NAME + 1), ""))
                .hasMessage("Field 'name' must be a text of at most 100 characters.");
        assertThatThrownBy(() -> views().create("chat", "a", "x".repeat(SavedViews.LONGEST_QUERY + 1)))
                .hasMessage("Field 'query' must be a text of at most 4,000 characters.");
        assertThatThrownBy(() -> views().create("chat", "a\nb", ""))
                .hasMessage("Field 'name' must have no line breaks and the like.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsNoMoreThanAProjectMayHaveAndLosesNoneOfManyWriters() {
        IntStream.range(0, SavedViews.MOST + 20).parallel().forEach(n -> {
            try {
                views().create("chat", "view " + n, "q=" + n);
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        });

        assertThat(names("chat")).hasSize(SavedViews.MOST);
    }

    @Test
    void passesOverFilesThatAreNoViews() throws IOException {
        views().create("chat", "a", "q=1");
        Path project;
        try (Stream<Path> folders = Files.list(folder.resolve("views"))) {
            project = folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
        Files.writeString(project.resolve(UUID.randomUUID() + ".json"), "{\"name\":1}");
        Files.writeString(project.resolve(UUID.randomUUID() + ".json"), "torn {");
        Files.writeString(project.resolve("notes.json"), "{}");
        Files.write(project.resolve(UUID.randomUUID() + ".json"), new byte[100_000]);

        assertThat(names("chat")).containsExactly("a");
    }
}
