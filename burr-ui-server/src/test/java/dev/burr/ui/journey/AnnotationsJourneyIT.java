package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.burr.application.Application;
import dev.burr.environment.NeedsChromium;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody judges steps of real runs, and somebody else reads it. */
@NeedsChromium
class AnnotationsJourneyIT {

    @TempDir
    private Path storage;

    private LocalTrackingClient tracking;
    private ServerFolders folders;
    private BurrUiServer server;
    private Chrome chrome;

    @BeforeEach
    void recordARunAndOpenTheServer() {
        tracking = LocalTrackingClient.builder()
                .storageDir(storage)
                .project("support")
                .build();
        Application chat = new ChatRuns(tracking).conversation("chat 1");
        ChatRuns.say(chat, "Hello");
        ChatRuns.say(chat, "something unsafe");
        folders = ServerFolders.temporary();
        server = TestServer.start(storage, folders);
        chrome = new Chrome();
    }

    @AfterEach
    void closeEverything() {
        chrome.close();
        server.close();
        folders.close();
        tracking.close();
    }

    private Visitor visitor(int width, int height, ColorScheme scheme) {
        return Visitor.at(chrome.browser(), server.uri(), width, height, scheme);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator note(Page page) {
        return page.getByLabel("Note", new Page.GetByLabelOptions().setExact(true));
    }

    /** Writes about the step that is open, and saves it. */
    private static void write(Page page, String verdict, String text, String tag) {
        button(page, verdict).click();
        page.getByLabel("About").selectOption("response");
        page.getByLabel("Tags").fill(tag);
        note(page).fill(text);
        page.keyboard().press("Control+Enter");
        assertThat(page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(text)))
                .isVisible();
        // The stream of changes may tell of it before the form hears that it is saved.
        assertThat(note(page)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, LIGHT", "1280, 800, DARK", "390, 844, LIGHT", "390, 844, DARK"})
    void leadsFromAJudgedStepToTheTableOfTheProject(int width, int height, ColorScheme scheme) throws IOException {
        try (Visitor visitor = visitor(width, height, scheme)) {
            Page page = visitor.open("project/support/chat%201?step=2&tab=annotations&pane=step")
                    .page();
            write(page, "Bad", "Repeats what the user said.", "incorrect");
            visitor.isAccessible().needsNoSidewaysScrolling();

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("of the project"))
                    .click();
            assertThat(page).hasURL(Pattern.compile("/project/support/annotations$"));
            Locator row = page.getByRole(AriaRole.TABLE)
                    .getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions().setHasText("Repeats what the user said."));
            assertThat(row).isVisible();
            visitor.isAccessible().needsNoSidewaysScrolling();

            Download csv =
                    page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV"))
                            .click());
            assertThat(csv.suggestedFilename()).isEqualTo("support-annotations.csv");
            assertThat(Files.readString(csv.path()))
                    .contains("support,chat 1,,2,respond,,0,incorrect,0,false,state_field:response,"
                            + "Repeats what the user said.,");

            row.getByRole(AriaRole.LINK).click();
            assertThat(page.getByRole(AriaRole.ARTICLE)).containsText("Repeats what the user said.");
            visitor.heardNoComplaint();
        }
    }

    @Test
    void writesByKeyboardWithoutLosingTheStepOrTheText() {
        try (Visitor visitor = visitor(1280, 800, ColorScheme.LIGHT)) {
            Page page = visitor.open("project/support/chat%201?step=2").page();
            assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("You said: Hello");

            page.keyboard().press("a");
            assertThat(note(page)).isFocused();
            page.keyboard().type("jk16 is typed, d too?");
            assertThat(note(page)).hasValue("jk16 is typed, d too?");
            assertThat(page).hasURL(Pattern.compile("step=2&tab=annotations"));

            page.keyboard().press("Escape");
            page.keyboard().press("1");
            assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("You said: Hello");
            page.keyboard().press("j");
            page.keyboard().press("6");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("New annotation on #3")))
                    .isVisible();
            assertThat(note(page)).isEmpty();
            assertThat(page.getByText("Not saved yet, on other steps: #2")).isVisible();
            page.keyboard().press("k");
            assertThat(note(page)).hasValue("jk16 is typed, d too?");
            visitor.isAccessible().heardNoComplaint();
        }
    }

    @Test
    void showsAtOnceWhatSomebodyElseWrites() {
        try (Visitor writer = visitor(1280, 800, ColorScheme.LIGHT);
                Visitor reader = visitor(1280, 800, ColorScheme.DARK);
                Visitor leader = visitor(1280, 800, ColorScheme.LIGHT)) {
            Page reading = reader.open("project/support/chat%201?step=2&tab=annotations")
                    .page();
            Page leading = leader.open("project/support/annotations").page();
            assertThat(note(reading)).isVisible();
            assertThat(leading.getByText("Nobody has annotated a step of this project yet"))
                    .isVisible();
            leader.isAccessible();

            Page writing = writer.open("project/support/chat%201?step=2&tab=annotations")
                    .page();
            write(writing, "Good", "Just right.", "correct");

            assertThat(reading.getByRole(AriaRole.ARTICLE)).containsText("Just right.");
            assertThat(reading.getByRole(AriaRole.TREEGRID).getByLabel("1 annotation"))
                    .isVisible();
            assertThat(leading.getByRole(AriaRole.TABLE)).containsText("Just right.");

            button(reading, "Edit annotation 0").click();
            button(writing, "Edit annotation 0").click();
            Locator mine = reading.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Change annotation 0"));
            mine.getByLabel("Note").fill("Mine.");
            Locator theirs =
                    writing.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Change annotation 0"));
            theirs.getByLabel("Note").fill("Theirs.");
            theirs.getByLabel("Note").press("Control+Enter");

            assertThat(mine.getByRole(AriaRole.ARTICLE)).containsText("Theirs.");
            assertThat(mine.getByLabel("Note")).hasValue("Mine.");
            reader.isAccessible();
            button(reading, "Go on with mine").click();
            mine.getByLabel("Note").press("Control+Enter");
            assertThat(writing.getByRole(AriaRole.ARTICLE)).containsText("Mine.");
            reader.heardNoComplaint();
            writer.heardNoComplaint();
            leader.heardNoComplaint();
        }
    }

    @Test
    void narrowsTheTableAndKeepsThatInTheAddress() {
        try (Visitor visitor = visitor(1280, 800, ColorScheme.DARK)) {
            Page page = visitor.open("project/support/chat%201?step=2&tab=annotations")
                    .page();
            write(page, "Bad", "Repeats itself.", "incorrect");
            write(page, "Good", "Is polite.", "tone");
            visitor.open("project/support");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Annotations"))
                    .click();
            assertThat(page.getByRole(AriaRole.TABLE).getByRole(AriaRole.ROW)).hasCount(3);

            page.getByLabel("Verdict", new Page.GetByLabelOptions().setExact(true))
                    .selectOption("up");
            assertThat(page.getByRole(AriaRole.TABLE).getByRole(AriaRole.ROW)).hasCount(2);
            page.getByLabel("Tag", new Page.GetByLabelOptions().setExact(true)).selectOption("tone");
            page.keyboard().press("/");
            page.keyboard().type("polite");
            assertThat(page).hasURL(Pattern.compile("thumbs=up&tag=tone&q=polite|q=polite&tag=tone&thumbs=up"));
            assertThat(page.getByText("1 match")).isVisible();
            visitor.isAccessible();

            page.keyboard().type(" x");
            assertThat(page.getByText("No annotation matches")).isVisible();
            button(page, "Remove all filters").click();
            assertThat(page.getByRole(AriaRole.TABLE).getByRole(AriaRole.ROW)).hasCount(3);

            page.keyboard().press("Control+k");
            page.keyboard().type(">annotations");
            assertThat(page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Annotations of support")))
                    .isVisible();
            visitor.heardNoComplaint();
        }
    }
}
