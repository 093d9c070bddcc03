package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.burr.environment.NeedsChromium;
import dev.burr.ui.fixture.Cable;
import dev.burr.ui.fixture.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each page shows while it waits, when the server fails or is away, and when there is nothing, or no such thing, to show. */
@NeedsChromium
class PageStatesIT {

    private static final String FULL = "The storage cannot be read";
    private static final String FREE_IT = "No file can be opened any more. Close some, and try again.";
    private static final String ALL_STYLED =
            """
            [...document.styleSheets].every((sheet) => {
                try {
                    return sheet.cssRules.length > 0;
                } catch {
                    return false;
                }
            })
            """;
    private static final Pattern SEARCH = Pattern.compile("/api/v1/search");

    @TempDir
    private static Path storage;

    private static Stage stage;

    @BeforeAll
    static void recordRunsAndOpenTheServer() throws IOException {
        Files.createDirectories(storage.resolve("bare"));
        RunFiles.in(storage, "fresh", "built").graph("n", "ask");
        RunFiles.in(storage, "fresh", "built-too").graph("n", "ask");
        RunFiles.in(storage, "fresh", "plain").step(0, "ask", Map.of());
        stage = UiPage.stage(storage);
    }

    @AfterAll
    static void closeEverything() {
        stage.close();
    }

    private static Visitor onADesk() {
        return stage.visitor(1280, 800, ColorScheme.DARK);
    }

    private static void isFineOnADeskAndOnAPhone(Visitor visitor) {
        visitor.isAccessible().needsNoSidewaysScrolling();
        visitor.page().setViewportSize(390, 844);
        visitor.turn(ColorScheme.LIGHT);
        visitor.isAccessible().needsNoSidewaysScrolling();
    }

    private static Locator alert(Page page) {
        return page.getByRole(AriaRole.ALERT);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void press(Page page, String... keys) {
        List.of(keys).forEach(key -> page.keyboard().press(key));
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheRoomOfWhatIsAwaited(UiPage shown) {
        for (int width : new int[] {1280, 390}) {
            try (Visitor visitor = stage.visitor(width, 800, ColorScheme.LIGHT).watchShifts()) {
                Page page = visitor.page();
                HeldAnswers answers = HeldAnswers.of(page, shown.asked());
                visitor.open(shown.path());
                assertThat(page.locator("main i[aria-hidden=true]:visible").first())
                        .isVisible();
                assertThat(shown.sign(page)).hasCount(0);
                visitor.isAccessible().needsNoSidewaysScrolling();

                answers.letThrough();
                assertThat(shown.sign(page)).isVisible();
                assertThat(page.locator("main i[aria-hidden=true]")).hasCount(0);
                visitor.needsToHaveStoodStill().heardNoComplaint();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatFailedAndTriesAgain(UiPage shown) {
        try (Visitor visitor = onADesk()) {
            Page page = visitor.page();
            HeldAnswers answers = HeldAnswers.failing(page, shown.asked(), FULL, FREE_IT);
            visitor.open(shown.path());
            assertThat(alert(page)).containsText(shown.failure());
            assertThat(alert(page)).containsText(FULL);
            assertThat(alert(page)).containsText(FREE_IT);
            isFineOnADeskAndOnAPhone(visitor);

            answers.letThrough();
            button(page, "Retry").click();
            assertThat(shown.sign(page)).isVisible();
            assertThat(alert(page)).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PROJECTS", "APPLICATIONS", "STEPS", "COMPARE", "STATISTICS", "NOTES", "PROBLEMS", "TRASH"})
    void saysOnAPhoneThatTheServerIsGone(UiPage shown) throws IOException {
        try (Cable cable = Cable.to(stage.port());
                Visitor visitor = stage.visitorOf(cable.uri(), 390, 844, ColorScheme.LIGHT)) {
            Page page = visitor.open(shown.path()).page();
            assertThat(shown.sign(page)).isVisible();
            // Only from a stream that was there it is known when it ends.
            assertThat(page.locator("footer[data-state=live]")).hasCount(1);
            double before = shown.sign(page).boundingBox().y;

            cable.pull();
            assertThat(button(page, "No answer from")).isVisible();
            assertThat(shown.sign(page).boundingBox().y).isEqualTo(before);
            visitor.isAccessible().needsNoSidewaysScrolling();

            cable.plug();
            assertThat(button(page, "No answer from")).hasCount(0);
            assertThat(shown.sign(page)).isVisible();
        }
    }

    /** As in a frame, where there is no foot otherwise. */
    @ParameterizedTest
    @EnumSource(names = {"STEPS", "COMPARE", "STATISTICS", "PROBLEMS", "TRASH"})
    void saysWhereItIsEmbeddedThatTheServerIsGone(UiPage shown) throws IOException {
        try (Cable cable = Cable.to(stage.port());
                Visitor visitor = stage.visitorOf(cable.uri(), 1280, 800, ColorScheme.LIGHT)) {
            Page page = visitor.open(shown.path() + (shown.path().contains("?") ? "&" : "?") + "embed=1")
                    .page();
            assertThat(shown.sign(page)).isVisible();
            assertThat(page.locator("footer[data-state=live]")).hasCount(1);
            assertThat(page.getByRole(AriaRole.CONTENTINFO)).hasCount(0);

            cable.pull();
            assertThat(button(page, "No answer from")).isVisible();
            visitor.isAccessible();

            cable.plug();
            assertThat(button(page, "No answer from")).hasCount(0);
            assertThat(page.getByRole(AriaRole.CONTENTINFO)).hasCount(0);
        }
    }

    @Test
    void keepsTheRunWhereATabCannotBeLoadedAndGoesOnByItself() throws IOException {
        try (Cable cable = Cable.to(stage.port());
                Visitor visitor = stage.visitorOf(cable.uri(), 1280, 800, ColorScheme.LIGHT)) {
            Page page = visitor.open(UiPage.DATA.path()).page();
            assertThat(UiPage.DATA.sign(page)).isVisible();
            assertThat(page.locator("footer[data-state=live]")).isVisible();

            cable.pull();
            press(page, "7");
            assertThat(alert(page)).containsText("This part of the page could not be loaded");
            assertThat(page.getByRole(AriaRole.TREEGRID)).containsText("check_safety");
            visitor.isAccessible();

            cable.plug();
            assertThat(UiPage.REPRODUCE.sign(page)).isVisible();
            assertThat(alert(page)).hasCount(0);
            assertThat(page.evaluate(ALL_STYLED)).isEqualTo(true);
        }
    }

    @Test
    void keepsTheWayBackWhereAPageCannotBeLoadedAndGoesOnByItself() throws IOException {
        try (Cable cable = Cable.to(stage.port());
                Visitor visitor = stage.visitorOf(cable.uri(), 390, 844, ColorScheme.DARK)) {
            Page page = visitor.open(UiPage.APPLICATIONS.path()).page();
            assertThat(UiPage.APPLICATIONS.sign(page)).isVisible();
            assertThat(page.locator("footer[data-state=live]")).hasCount(1);

            cable.pull();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Statistics"))
                    .click();
            assertThat(alert(page)).containsText("This part of the page could not be loaded");
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back to Projects")))
                    .isVisible();
            visitor.isAccessible().needsNoSidewaysScrolling();

            cable.plug();
            assertThat(UiPage.STATISTICS.sign(page)).isVisible();
            assertThat(page.evaluate(ALL_STYLED)).isEqualTo(true);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            project/nowhere                                | There is no project 'nowhere'
            project/nowhere/statistics                     | There is no project 'nowhere'
            project/nowhere/annotations                    | There is no project 'nowhere'
            project/nowhere/problems                       | There is no project 'nowhere'
            project/support/nobody                         | Run 'nobody' is not in project 'support'
            project/support/compare?a=chat-good&b=nobody   | Run 'nobody' is not in project 'support'
            """)
    void saysThatThereIsNoSuchThing(String path, String said) {
        try (Visitor visitor = onADesk()) {
            Page page = visitor.open(path).page();
            assertThat(alert(page)).containsText(said);
            if (said.startsWith("There is no project")) {
                assertThat(page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Project")))
                        .hasCount(0);
                assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All projects")))
                        .isVisible();
            }
            isFineOnADeskAndOnAPhone(visitor);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            project/bare                                             | Nothing ran in this project yet
            project/support?q=zzzz                                   | No application matches
            project/bare/statistics                                  | No step ended in these days.
            project/bare/statistics?days=all                         | No step of this project has ended yet.
            project/bare/annotations                                 | Nobody has annotated a step of this project yet
            project/bare/problems                                    | All files of this project can be read
            project/bare/trash                                       | Nothing of this project is in the trash.
            project/bare/compare                                     | Choose run A
            project/fresh/compare?a=built&b=built-too                | Neither run has a step yet.
            project/fresh/compare?a=built&b=plain                    | This step changed nothing.
            project/fresh/built                                      | No step has run yet
            project/fresh/plain?step=7&pane=step                     | Step 7 is not in this run
            project/fresh/plain?step=0&pane=step                     | Result
            project/fresh/plain?step=0&pane=step&tab=diff            | Nothing changed.
            project/fresh/plain?step=0&pane=step&tab=code            | No source was recorded for this action.
            project/fresh/plain?step=0&pane=step&tab=spans           | This action traced nothing.
            project/fresh/plain?step=0&pane=step&tab=insights        | no calls noted
            project/fresh/plain?step=0&pane=step&tab=annotations     | New annotation on #0
            project/fresh/plain?step=0&pane=step&tab=reproduce       | Make a test case
            """)
    void saysThatThereIsNothingToShow(String path, String said) {
        try (Visitor visitor = onADesk()) {
            Page page = visitor.open(path).page();
            assertThat(page.locator("main").getByText(said).first()).isVisible();
            assertThat(page.locator("main i[aria-hidden=true]")).hasCount(0);
            isFineOnADeskAndOnAPhone(visitor);
            visitor.heardNoComplaint();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void saysInThePaletteHowTheSearchStands(int width) {
        try (Visitor visitor = stage.visitor(width, 800, ColorScheme.DARK)) {
            Page page = visitor.open("project/support").page();
            assertThat(UiPage.APPLICATIONS.sign(page)).isVisible();
            HeldAnswers answers = HeldAnswers.of(page, SEARCH);
            press(page, "Control+k");
            page.keyboard().type("nice");
            Locator palette = page.getByRole(AriaRole.DIALOG);
            assertThat(palette).containsText("Looking through the runs…");
            visitor.isAccessible().needsNoSidewaysScrolling();
            answers.letThrough();
            assertThat(palette.getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setName("chat-fork")))
                    .isVisible();

            page.keyboard().type(" xyz");
            assertThat(palette).containsText("No run has “nice xyz”");
            visitor.isAccessible().heardNoComplaint();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void searchesAgainFromThePalette(int width) {
        try (Visitor visitor = stage.visitor(width, 800, ColorScheme.LIGHT)) {
            Page page = visitor.open("project/support").page();
            assertThat(UiPage.APPLICATIONS.sign(page)).isVisible();
            HeldAnswers answers = HeldAnswers.failing(page, SEARCH, FULL, FREE_IT);
            press(page, "Control+k");
            page.keyboard().type("nice");
            Locator palette = page.getByRole(AriaRole.DIALOG);
            assertThat(palette).containsText("The runs could not be searched. " + FULL + ": " + FREE_IT);
            visitor.isAccessible().needsNoSidewaysScrolling();

            answers.letThrough();
            press(page, "Enter");
            assertThat(palette.getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setName("chat-fork")))
                    .isVisible();
            assertThat(palette).not().containsText("could not be searched");
        }
    }

    @Test
    void listsTheRunsToCompareWithAgain() {
        try (Visitor visitor = stage.desktop(ColorScheme.LIGHT)) {
            Page page = visitor.open("project/support/compare").page();
            HeldAnswers answers = HeldAnswers.failing(page, UiPage.APPLICATIONS.asked(), FULL, FREE_IT);
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Run A").setExact(true))
                    .click();
            assertThat(page.getByText("The runs could not be listed. " + FULL)).isVisible();
            visitor.isAccessible();

            answers.letThrough();
            button(page, "Retry").click();
            assertThat(page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("chat-fork")))
                    .isVisible();
        }
    }
}
