package dev.burr.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UiFilesTest {

    private final UiFiles built = new UiFiles("/ui-for-tests");

    @Test
    void findsAFile() {
        assertThat(built.file("/assets/app-12345678.js")).isPresent();
        assertThat(built.file("/icon.svg")).isPresent();
        assertThat(built.file("/assets/none.js")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "//icon.svg",
                "/../web/UiFiles.class",
                "/assets/../icon.svg",
                "/assets/%2e%2e/icon.svg",
                "/.hidden",
                "/assets/",
                "/icon.svg/",
                "\\icon.svg",
                "/assets\\app.js",
                "/icon.svg?x"
            })
    void findsNothingUnderAPathThatIsNotPlain(String path) {
        assertThat(built.file(path)).isEmpty();
    }

    @Test
    void putsTheBasePathIntoThePage() {
        assertThat(built.index("/burr/"))
                .contains("<base href=\"/burr/\">")
                .doesNotContain("<base href=\"/\"")
                .contains("src=\"./assets/app-12345678.js\"");
    }

    @Test
    void saysHowToBuildTheUiWhereItIsMissing() {
        assertThat(new UiFiles("/nowhere").index("/x/")).contains("<base href=\"/x/\">", "./mvnw", "api/v1/projects");
    }
}
