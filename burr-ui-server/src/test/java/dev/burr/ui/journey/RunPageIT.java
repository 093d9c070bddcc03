package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.burr.environment.NeedsChromium;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page of one run shows beyond its first sight. */
@NeedsChromium
class RunPageIT {

    private static final String REPORT = "project/library/report-1";

    @TempDir
    private static Path storage;

    private static LocalTrackingClient tracking;
    private static ServerFolders folders;
    private static BurrUiServer server;
    private static Chrome chrome;

    @BeforeAll
    static void recordRunsAndOpenTheServer() {
        tracking = LocalTrackingClient.builder()
                .storageDir(storage)
                .project("library")
                .build();
        ReportRun.record(tracking, "report-1");
        folders = ServerFolders.temporary();
        server = TestServer.start(storage, folders);
        chrome = new Chrome();
    }

    @AfterAll
    static void closeEverything() {
        chrome.close();
        server.close();
        folders.close();
        tracking.close();
    }

    private static Visitor desktop(ColorScheme scheme) {
        return Visitor.at(chrome.browser(), server.uri(), 1440, 900, scheme);
    }

    private static Locator steps(Page page) {
        return page.getByRole(AriaRole.TREEGRID);
    }

    private static Locator row(Page page, String name) {
        return steps(page)
                .getByRole(
                        AriaRole.ROW,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("(^| )" + name + "( |$)")));
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, LIGHT", "1440, 900, DARK", "390, 844, LIGHT"})
    void opensWhatHappenedInsideOfSteps(int width, int height, ColorScheme scheme) {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = visitor.open(REPORT).page();
            assertThat(row(page, "answer")).containsText("2 items");

            page.keyboard().press("]");

            assertThat(row(page, "ask the model")).containsText("small-1");
            assertThat(row(page, "parse")).isVisible();
            assertThat(row(page, "ask the model"))
                    .hasAccessibleName(Pattern.compile("ask the model small-1 .*into its step$"));
            assertThat(row(page, "attempt 1")).containsText("The library is closed.");
            Locator child = steps(page)
                    .getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions().setHasText("sub-application, 2 steps"))
                    .first();
            child.getByRole(AriaRole.BUTTON).click();
            assertThat(row(page, "polish")).isVisible();
            Locator grandchild = steps(page)
                    .getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions().setHasText("sub-application, 1 step"))
                    .first();
            assertThat(grandchild).hasAttribute("aria-level", "4");
            grandchild.getByRole(AriaRole.BUTTON).click();
            assertThat(row(page, "proofread")).hasAttribute("aria-level", "5");
            visitor.isAccessible().needsNoSidewaysScrolling();

            row(page, "polish").getByRole(AriaRole.LINK).click();
            assertThat(page).hasURL(Pattern.compile("step=1"));
            assertThat(page.getByText("Started by")).isVisible();
            visitor.heardNoComplaint();
        }
    }

    @Test
    void leadsFromASpanOfTheWaterfallToItsAttributes() {
        try (Visitor visitor = desktop(ColorScheme.LIGHT)) {
            Page page = visitor.open(REPORT + "?step=0").page();
            steps(page).getByRole(AriaRole.ROW).nth(1).focus();
            page.keyboard().press("ArrowRight");

            row(page, "ask the model").getByRole(AriaRole.LINK).click();

            assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("gen_ai.response.model");
            assertThat(page).hasURL(Pattern.compile("tab=spans.*span=0%3A0"));
            visitor.heardNoComplaint();
        }
    }

    @Test
    void goesOverWhatHangsBelowAStepByKeyboard() {
        try (Visitor visitor = desktop(ColorScheme.LIGHT)) {
            Page page = visitor.open(REPORT + "?step=2").page();
            row(page, "write").focus();
            for (String key : new String[] {"k", "k", "ArrowRight", "ArrowRight", "j"}) {
                page.keyboard().press(key);
            }
            assertThat(row(page, "parse")).isFocused();
            assertThat(row(page, "plan")).hasAttribute("aria-selected", "true");

            page.keyboard().press("ArrowLeft");
            assertThat(row(page, "ask the model")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile("tab=spans.*span=0%3A0"));
            assertThat(row(page, "ask the model")).isFocused();
            visitor.isAccessible();

            page.keyboard().press("ArrowLeft");
            assertThat(row(page, "plan")).isFocused();
            page.keyboard().press("ArrowLeft");
            assertThat(row(page, "parse")).hasCount(0);
            visitor.heardNoComplaint();
        }
    }

    @Test
    void opensASubApplicationAndWhatItStartedByKeyboard() {
        try (Visitor visitor = desktop(ColorScheme.DARK)) {
            Page page = visitor.open(REPORT + "?step=2").page();
            page.keyboard().press("]");
            row(page, "write").focus();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowRight");
            assertThat(steps(page).getByText("sub-application, 1 step").first()).isVisible();
            for (String key : new String[] {"ArrowRight", "ArrowDown", "ArrowDown", "ArrowRight"}) {
                page.keyboard().press(key);
            }
            assertThat(row(page, "proofread")).isVisible();

            page.keyboard().press("ArrowRight");
            page.keyboard().press("Enter");

            assertThat(page.getByText("Started by")).isVisible();
            assertThat(row(page, "proofread")).isVisible();
            visitor.heardNoComplaint();
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "1280, DARK"})
    void putsPanesAwayAndRemembersIt(int width, ColorScheme scheme) {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, 800, scheme)) {
            Page page = visitor.open(REPORT + "?step=0").page();
            assertThat(page.getByRole(AriaRole.TABPANEL)).isVisible();

            page.keyboard().press("p");
            button(page, "Hide the pane State machine").click();

            assertThat(page.getByRole(AriaRole.TABPANEL)).hasCount(0);
            assertThat(button(page, "Show the pane State machine")).isFocused();
            assertThat(button(page, "Fit to pane")).hasCount(0);
            visitor.isAccessible().needsNoSidewaysScrolling();

            page.reload();
            assertThat(row(page, "plan")).isVisible();
            assertThat(page.getByRole(AriaRole.TABPANEL)).hasCount(0);
            button(page, "Show the pane Step").click();
            assertThat(page.getByRole(AriaRole.TABPANEL)).isVisible();
            Locator handle =
                    page.getByRole(AriaRole.SEPARATOR, new Page.GetByRoleOptions().setName("Resize inspector"));
            handle.focus();
            page.keyboard().press("Shift+Enter");
            assertThat(handle).hasAttribute("aria-valuenow", "0");
            assertThat(steps(page)).isHidden();
            visitor.isAccessible();

            page.keyboard().press("Enter");
            assertThat(steps(page)).isVisible();
            page.keyboard().press("d");
            assertThat(page.getByRole(AriaRole.TABPANEL)).isVisible();
            visitor.heardNoComplaint();
        }
    }

    @Test
    void showsOnePaneAtATimeOnAPhoneWhateverIsPutAway() {
        try (Visitor visitor = desktop(ColorScheme.LIGHT)) {
            Page page = visitor.open(REPORT).page();
            assertThat(page.getByRole(AriaRole.TABPANEL)).isVisible();
            page.keyboard().press("p");
            page.keyboard().press("m");

            page.setViewportSize(390, 844);

            button(page, "Step").click();
            assertThat(page.getByRole(AriaRole.TABPANEL)).isVisible();
            button(page, "Graph").click();
            assertThat(button(page, "plan, 1 visit")).isVisible();
            visitor.isAccessible().needsNoSidewaysScrolling().heardNoComplaint();
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, DARK", "390, 844, LIGHT"})
    void showsWhatAStreamSaysWhileItGoesOn(int width, int height, ColorScheme scheme) {
        String id = "answer-" + width;
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme);
                var answer = new SlowAnswer(tracking, id)) {
            answer.say("Why was ").say("the math book sad?");
            Page page = visitor.open("project/library/" + id + "?pane=step").page();
            Locator stream = page.getByRole(
                    AriaRole.REGION,
                    new Page.GetByRoleOptions().setName("Stream").setExact(true));
            assertThat(stream).containsText("2 items so far");
            assertThat(stream).containsText("Why was the math book sad?");

            answer.say(" Because it had <b>problems</b>.");

            assertThat(stream).containsText("3 items so far");
            assertThat(stream).containsText("first after");
            assertThat(stream).containsText("sad? Because it had <b>problems</b>.");
            visitor.isAccessible().needsNoSidewaysScrolling();

            answer.end();

            assertThat(stream).containsText("3 items");
            assertThat(stream).not().containsText("so far");
            assertThat(field(page, "answer")).isVisible();
            visitor.isAccessible().heardNoComplaint();
        }
    }

    @Test
    void tellsTimesInUtcWhenAsked() {
        try (Visitor visitor = desktop(ColorScheme.LIGHT)) {
            Page page = visitor.open(REPORT).page();
            Locator started = page.locator("time")
                    .filter(new Locator.FilterOptions().setHasText(":"))
                    .first();
            assertThat(started).isVisible();

            page.keyboard().press("z");

            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Times in UTC")))
                    .isVisible();
            String iso = started.getAttribute("datetime");
            assertThat(started).containsText(iso.substring(11, 19));
            visitor.heardNoComplaint();
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, LIGHT", "390, 844, DARK"})
    void tellsWhoWritesAndReadsAFieldAndShowsItsMarkdown(int width, int height, ColorScheme scheme) {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = visitor.open(REPORT + "?step=3&pane=step").page();
            Locator answer = field(page, "answer");
            answer.focus();
            page.keyboard().press("i");

            assertThat(answer).containsText("#3 answer added");
            assertThat(answer).containsText("no action and no condition");
            answer.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show as Markdown"))
                    .click();
            Locator link = answer.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("a study"));
            assertThat(link).hasAttribute("href", "https://example.org/bees");
            assertThat(link).hasAttribute("rel", "noopener noreferrer nofollow");
            visitor.isAccessible().needsNoSidewaysScrolling();

            String address = page.url();
            visitor.page().navigate(address.replace("answer", "chapters~1none").replace("step=3", "step=2"));
            assertThat(field(page, "chapters")).isVisible();
            visitor.page().navigate(address.replace("%2Fanswer", "%2Fchapters"));
            assertThat(field(page, "chapters")).containsText("Read by");
            assertThat(field(page, "chapters")).containsText("answer ×1");
            visitor.heardNoComplaint();
        }
    }

    private static Locator field(Page page, String name) {
        return page.getByRole(AriaRole.TREEITEM)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^[^a-z]*(added |changed )?" + name)))
                .first();
    }

    @Test
    void handsOutTheGraphAsAPictureAndAsText() {
        try (Visitor visitor = desktop(ColorScheme.LIGHT)) {
            Page page = visitor.open(REPORT).page();
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("plan, 1 visit")))
                    .isVisible();

            String svg = saved(page, "Save as SVG");
            String png = saved(page, "Save as PNG");

            org.assertj.core.api.Assertions.assertThat(svg)
                    .startsWith("<svg")
                    .contains(">answer<")
                    .doesNotContain("class=")
                    .doesNotContain("var(--");
            org.assertj.core.api.Assertions.assertThat(png).contains("PNG");
            visitor.isAccessible().heardNoComplaint();
        }
    }

    private static String saved(Page page, String how) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Export the graph"))
                .click();
        Download download =
                page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(how))
                        .click());
        try {
            return Files.readString(download.path(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
