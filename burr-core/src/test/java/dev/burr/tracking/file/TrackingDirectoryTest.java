package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrackingDirectoryTest {

    @TempDir
    private Path root;

    @Test
    void putsFilesWhereBurrDoes() {
        ApplicationFiles files = new TrackingDirectory(root).application("my-project", "chat-42");

        assertThat(files.log()).isEqualTo(root.resolve("my-project/chat-42/log.jsonl"));
        assertThat(files.graph()).isEqualTo(root.resolve("my-project/chat-42/graph.json"));
        assertThat(files.metadata()).isEqualTo(root.resolve("my-project/chat-42/metadata.json"));
        assertThat(files.children()).isEqualTo(root.resolve("my-project/chat-42/children.jsonl"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "chat-42",
                "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
                "user:42",
                "a.b",
                "jo@example.org",
                "a b",
                "~x",
                "-",
                "x=1,y=2+3"
            })
    void takesIdsThatAreSafeAsTheyAre(String appId) {
        assertThat(new TrackingDirectory(root).application("p", appId).folder())
                .isEqualTo(root.resolve("p").resolve(appId));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../x",
                "a/b",
                "a\\b",
                "/etc",
                ".hidden",
                " a",
                "a ",
                "a.",
                "a\nb",
                "a\0b",
                "größe",
                "a;b",
                "100%",
                "a*",
                "a?",
                "CON",
                "nul.txt",
                "com1",
                "<script>",
                "annotations.jsonl",
                "Annotations.JSONL"
            })
    void refusesIdsThatAreNot(String appId) {
        assertThatThrownBy(() -> new TrackingDirectory(root).application("p", appId))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Application id '")
                .hasMessageContaining("It becomes the name of a folder: use at most 200 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a b", "a.b", "a/b", "a\n", "é"})
    void refusesProjectsThatBurrRefuses(String project) {
        assertThatThrownBy(() -> new TrackingDirectory(root).project(project))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Project '");
    }

    @Test
    void refusesLongNamesWithoutRepeatingThem() {
        assertThatThrownBy(() -> new TrackingDirectory(root).application("p", "x".repeat(201)))
                .hasMessageStartingWith("Application id '" + "x".repeat(80) + "…' is 201 characters long.");
        assertThat(new TrackingDirectory(root).application("p", "x".repeat(200)))
                .isNotNull();
    }

    @Test
    void refusesColonsWhereWindowsDoes() {
        assertThatThrownBy(() -> new TrackingDirectory(root, new FolderNames(false)).application("p", "user:42"))
                .hasMessageContaining("has a colon, which Windows does not allow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b", "100%", ".hidden", "two words", "größe", "a ", "🦆", "x\ny", "~"})
    void findsFoldersOfLooserNames(String appId) {
        assertThat(new TrackingDirectory(root).findApplication(appId, appId))
                .map(ApplicationFiles::folder)
                .contains(root.resolve(appId).resolve(appId));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../x", "a/b", "a/..", "./a", "a/", "/etc", "a\0b"})
    void findsNothingOutside(String name) {
        var directory = new TrackingDirectory(root);

        assertThat(directory.findProject(name)).isEmpty();
        assertThat(directory.findApplication("p", name)).isEmpty();
        assertThat(directory.findApplication(name, "a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/a, /b, /a",
        "'', /b, /b",
        ",   /b, /b",
        ",   ,   /home/me/.burr",
        "~/x, ,  /home/me/x",
        "~,  ,   /home/me",
    })
    void isWhereTheEnvironmentSays(String home, String path, String expected) {
        var environment = new HashMap<String, String>();
        environment.put("BURR_HOME", home);
        environment.put("burr_path", path);
        environment.values().removeIf(Objects::isNull);

        assertThat(TrackingDirectory.standardRoot(Map.copyOf(environment), "/home/me"))
                .isEqualTo(Path.of(expected));
    }
}
