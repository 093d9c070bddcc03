package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import dev.burr.environment.NeedsChromium;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finding runs among many, and doing something with them. */
@NeedsChromium
class ApplicationsIT {

    private static Chrome chrome;

    @TempDir
    private Path storage;

    private LocalTrackingClient tracking;
    private ChatRuns runs;
    private ServerFolders folders;
    private BurrUiServer server;
    private Visitor visitor;

    @BeforeAll
    static void openTheBrowser() {
        chrome = new Chrome();
    }

    @AfterAll
    static void closeTheBrowser() {
        chrome.close();
    }

    @BeforeEach
    void recordRunsAndOpenTheServer() {
        tracking = LocalTrackingClient.builder()
                .storageDir(storage)
                .project("support")
                .build();
        runs = new ChatRuns(tracking);
        for (String name : new String[] {"jokes", "physics", "travel"}) {
            ChatRuns.say(runs.conversation("chat-" + name), "Tell me of " + name);
        }
        ChatRuns.say(runs.conversation("chat-unsafe"), "something unsafe");
        catchThrowable(() -> ChatRuns.say(runs.conversation("chat-bad"), "crash now"));
        folders = ServerFolders.temporary();
        server = TestServer.start(storage, folders);
        visitor = Visitor.at(chrome.browser(), server.uri(), 1440, 900, ColorScheme.LIGHT);
    }

    @AfterEach
    void closeEverything() {
        visitor.close();
        server.close();
        folders.close();
        tracking.close();
    }

    private Locator row(String app) {
        return visitor.page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(visitor.page()
                                .getByRole(
                                        AriaRole.LINK,
                                        new Page.GetByRoleOptions().setName(app).setExact(true))));
    }

    private Locator button(String name) {
        return visitor.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private void annotate(String app, String tag) {
        int status = visitor.page()
                .request()
                .post(
                        server.uri()
                                .resolve("api/v1/annotations?project=support&sequenceId=0&app=" + app)
                                .toString(),
                        RequestOptions.create()
                                .setHeader("content-type", "application/json")
                                .setData("{\"stepName\":\"prompt\",\"tags\":[\"" + tag + "\"],\"observations\":[]}"))
                .status();
        assertThat(status).isEqualTo(200);
    }

    @Test
    void keepsEachFilterInTheAddress() {
        annotate("chat-jokes", "to review");
        Page page = visitor.open("project/support").page();
        assertThat(row("chat-jokes")).containsText("1 note");
        visitor.isAccessible();

        button("Filter Status").click();
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Failed"))
                .check();
        assertThat(row("chat-bad")).isVisible();
        assertThat(row("chat-jokes")).hasCount(0);
        page.keyboard().press("Escape");
        button("Remove the filter Status").click();

        button("Filter Tag").click();
        button("to review").click();
        assertThat(row("chat-jokes")).isVisible();
        assertThat(row("chat-bad")).hasCount(0);

        button("Filter Has").click();
        page.getByLabel("annotation").check();
        button("Filter Time").click();
        button("last 24 h").click();
        button("Filter Duration").click();
        page.getByLabel("At most").fill("1 h");
        page.keyboard().press("Enter");
        button("Filter Action").click();
        button("check_safety").click();
        assertThat(page)
                .hasURL(Pattern.compile("\\?tag=to\\+review&has=annotation&from=24h&max=1h&action=check_safety$"));
        assertThat(row("chat-jokes")).isVisible();

        page.reload();

        assertThat(row("chat-jokes")).isVisible();
        assertThat(button("Filter Time: last 24 h")).isVisible();
        assertThat(row("chat-physics")).hasCount(0);
        visitor.isAccessible().needsNoSidewaysScrolling().heardNoComplaint();
    }

    @Test
    void findsUndeclaredWritesAndRunsOfNobody() {
        RunFiles.in(storage, "support", "chat-secretive")
                .graph("n", "ask")
                .partition("ada")
                .step(0, "ask", Map.of("n", 1))
                .step(1, "ask", Map.of("n", 2, "mood", "good"));
        Page page = visitor.open("project/support").page();
        assertThat(row("chat-secretive")).isVisible();

        button("Filter Has").click();
        page.getByLabel("undeclared write").check();
        assertThat(row("chat-jokes")).hasCount(0);
        assertThat(row("chat-secretive")).isVisible();
        page.keyboard().press("Escape");
        button("Filter Partition").click();
        button("no partition key").click();

        assertThat(page).hasURL(Pattern.compile("\\?has=undeclared&without=partition$"));
        assertThat(button("Remove “has undeclared write”")).isVisible();
        visitor.isAccessible();
        page.reload();
        assertThat(button("Filter Partition: none")).isVisible();
        button("Remove “has undeclared write”").click();
        assertThat(row("chat-jokes")).isVisible();
        assertThat(row("chat-secretive")).hasCount(0);
        visitor.isAccessible().needsNoSidewaysScrolling().heardNoComplaint();
    }

    @Test
    void offersToRemoveTheFilterThatExcludesMost() {
        Page page =
                visitor.open("project/support?action=reject&q=jokes&from=24h").page();
        Locator ways = page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Remove"));
        assertThat(ways.first()).containsText("1 match");
        visitor.isAccessible();

        ways.first().getByRole(AriaRole.BUTTON).click();

        assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
        visitor.heardNoComplaint();
    }

    @Test
    void sortsByTheHeadOfAColumn() {
        Page page = visitor.open("project/support").page();
        assertThat(row("chat-jokes")).isVisible();

        page.getByRole(AriaRole.COLUMNHEADER)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Status"))
                .click();
        assertThat(page).hasURL(Pattern.compile("sort=failures"));
        assertThat(page.getByRole(AriaRole.ROW).nth(1)).containsText("chat-bad");
        page.getByRole(AriaRole.COLUMNHEADER)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Steps"))
                .click();
        page.getByRole(AriaRole.COLUMNHEADER)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Steps"))
                .click();

        assertThat(page).hasURL(Pattern.compile("sort=steps&order=asc"));
        assertThat(page.getByRole(AriaRole.ROW).nth(1)).containsText("chat-bad");
        assertThat(page.getByText("Sorted by number of steps, smallest first")).isVisible();
        visitor.isAccessible().heardNoComplaint();
    }

    private void recordAnExpensiveRun() {
        RunFiles run = RunFiles.in(storage, "support", "chat-dear").graph("n", "ask");
        run.begin(0, "ask")
                .log(new Attribute("gen_ai.response.model", 0, null, "gpt-4o", Map.of(), run.now()))
                .log(new Attribute("gen_ai.usage.input_tokens", 0, null, 90_000, Map.of(), run.now()))
                .end(0, "ask", Map.of("n", 1));
    }

    @Test
    void findsTheRunsThatCostMost() {
        recordAnExpensiveRun();
        Page page = visitor.open("project/support").page();
        assertThat(row("chat-dear")).containsText("90,000");
        page.getByRole(AriaRole.COLUMNHEADER)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Tokens"))
                .click();
        assertThat(page).hasURL(Pattern.compile("sort=tokens"));
        assertThat(page.getByRole(AriaRole.ROW).nth(1)).containsText("chat-dear");
        page.getByRole(AriaRole.COLUMNHEADER)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cost"))
                .click();
        page.getByRole(AriaRole.COLUMNHEADER)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cost"))
                .click();
        assertThat(page).hasURL(Pattern.compile("sort=cost&order=asc"));
        assertThat(page.getByRole(AriaRole.ROW).nth(6)).containsText("chat-dear");

        button("Filter Tokens").click();
        page.getByLabel("At least").fill("10k");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
        button("Filter Cost").click();
        page.getByLabel("At most").fill("$1");
        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile("\\?sort=cost&order=asc&mintokens=10k&maxcost=1$"));
        assertThat(row("chat-dear")).isVisible();
        visitor.isAccessible();
        page.reload();
        assertThat(button("Filter Tokens: at least 10k")).isVisible();
        assertThat(row("chat-dear")).isVisible();
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
        visitor.isAccessible().needsNoSidewaysScrolling().heardNoComplaint();
    }

    @Test
    void deletesMarkedRunsByKeyboardAndTakesItBack() {
        Page page = visitor.open("project/support").page();
        assertThat(row("chat-jokes")).isVisible();
        page.keyboard().press("j");
        page.keyboard().press("x");
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("Shift+X");
        Locator selection = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Selection"));
        assertThat(selection).containsText("3 selected");
        assertThat(button("Compare")).isDisabled();
        visitor.isAccessible();

        selection.getByText("Delete").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Delete 3 runs?");
        assertThat(dialog).containsText("chat-bad");
        visitor.isAccessible();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(row("chat-bad")).hasCount(0);
        assertThat(page.getByText("3 runs deleted.")).isVisible();
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(3);
        assertThat(button("Undo")).isFocused();
        page.getByLabel("Select chat-physics").check();
        assertThat(selection).containsText("1 selected");
        page.keyboard().press("u");

        assertThat(row("chat-bad")).isVisible();
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(6);
        assertThat(page.getByText("3 runs deleted.")).hasCount(0);
        visitor.heardNoComplaint();
    }

    @Test
    void comparesTheOlderOfTwoWithTheNewer() {
        visitor.open("project/support");
        visitor.page().getByLabel("Select chat-travel").check();
        visitor.page().getByLabel("Select chat-jokes").check();

        assertThat(visitor.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Compare")))
                .hasAttribute("href", Pattern.compile("/project/support/compare\\?a=chat-jokes&b=chat-travel$"));
        visitor.page().keyboard().press("Escape");
        assertThat(visitor.page().getByLabel("Select chat-travel")).not().isChecked();
        visitor.heardNoComplaint();
    }

    @Test
    void exportsMarkedRunsAsOneArchive() throws IOException {
        visitor.open("project/support");
        visitor.page().getByLabel("Select chat-travel").check();
        visitor.page().getByLabel("Select chat-jokes").check();

        Download download = visitor.page()
                .waitForDownload(() -> visitor.page().getByText("Export").click());

        assertThat(download.suggestedFilename()).isEqualTo("support.zip");
        try (ZipFile zip = new ZipFile(download.path().toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .anyMatch(name -> name.contains("chat-travel"))
                    .anyMatch(name -> name.contains("chat-jokes"))
                    .noneMatch(name -> name.contains("chat-physics"));
        }
        visitor.heardNoComplaint();
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, LIGHT", "390, 844, DARK"})
    void restoresFromTheTrashAndDeletesForGood(int width, int height, ColorScheme scheme) {
        try (Visitor other = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = other.open("project/support").page();
            for (String app : new String[] {"chat-travel", "chat-jokes"}) {
                page.getByLabel("Select " + app).check();
            }
            page.getByText("Delete").click();
            other.needsNoSidewaysScrolling();
            page.getByRole(AriaRole.DIALOG)
                    .getByText("Delete", new Locator.GetByTextOptions().setExact(true))
                    .click();
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("trash").setExact(true))
                    .click();
            assertThat(page).hasURL(Pattern.compile("/project/support/trash$"));
            assertThat(page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Project"))
                            .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Trash")))
                    .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.9));
            assertThat(page.getByText("kept until")
                            .or(page.getByText("Kept until"))
                            .first())
                    .isAttached();
            other.isAccessible().needsNoSidewaysScrolling();

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Restore chat-jokes"))
                    .click();
            assertThat(page.getByText("1 run restored.")).isVisible();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Delete all for good"))
                    .click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("chat-travel");
            page.getByRole(AriaRole.DIALOG)
                    .getByText("Delete for good", new Locator.GetByTextOptions().setExact(true))
                    .click();

            assertThat(page.getByText("1 run deleted for good.")).isVisible();
            assertThat(page.getByText("Nothing of this project is in the trash."))
                    .isVisible();
            other.isAccessible().heardNoComplaint();
            assertThat(storage.resolve("support/chat-jokes")).isDirectory();
            assertThat(storage.resolve("support/chat-travel")).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, LIGHT", "390, 844, DARK"})
    void keepsFiltersUnderANameForEverybody(int width, int height, ColorScheme scheme) {
        try (Visitor other = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = other.open("project/support?has=error&sort=steps").page();
            Locator views = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Views"));
            views.click();
            page.getByLabel("Name of the new view").fill("What failed");
            other.isAccessible().needsNoSidewaysScrolling();
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile("has=error&sort=steps&view="));

            visitor.open("project/support");
            assertThat(row("chat-jokes")).isVisible();
            button("Views").click();
            visitor.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("What failed"))
                    .click();
            assertThat(row("chat-bad")).isVisible();
            assertThat(row("chat-jokes")).hasCount(0);
            String id = visitor.page().url().replaceFirst(".*view=", "");
            visitor.open("project/support?view=" + id);
            assertThat(visitor.page()).hasURL(Pattern.compile("has=error&sort=steps"));
            assertThat(row("chat-jokes")).hasCount(0);

            button("Remove the filter Has").click();
            assertThat(row("chat-jokes")).isVisible();
            assertThat(button("What failed changed")).isVisible();
            button("What failed changed").click();
            button("Rename What failed").click();
            visitor.page().getByLabel("New name of What failed").fill("By steps");
            visitor.page().keyboard().press("Enter");
            assertThat(button("By steps changed")).isVisible();
            button("Save these filters as").click();
            assertThat(button("By steps changed")).hasCount(0);
            assertThat(button("By steps")).isVisible();

            button("By steps").click();
            button("Delete the view By steps").click();
            visitor.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByText("Delete", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(button("Views")).isVisible();
            assertThat(visitor.page()).not().hasURL(Pattern.compile("view="));
            visitor.heardNoComplaint();
            other.heardNoComplaint();
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, DARK", "390, 844, LIGHT"})
    void importsAnArchiveAndSaysWhatBecameOfIt(int width, int height, ColorScheme scheme) throws IOException {
        Path zip = storage.resolveSibling("runs.zip");
        Files.write(
                zip,
                visitor.page()
                        .request()
                        .get(server.uri()
                                .resolve("api/v1/export?project=support")
                                .toString())
                        .body());
        try (Visitor other = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = other.open("").page();
            page.getByText("Import").click();
            page.getByLabel("Archive").setInputFiles(zip);
            page.getByLabel("Project, which").fill("copy");
            other.isAccessible().needsNoSidewaysScrolling();
            page.getByRole(AriaRole.DIALOG)
                    .getByText("Import", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.getByText("5 runs imported.")).isVisible();
            page.getByText("Show the runs of copy").click();
            assertThat(page).hasURL(Pattern.compile("/project/copy$"));
            assertThat(page.getByText("chat-jokes").first()).isVisible();
            // From here on the browser itself complains of an answer with 409.
            other.heardNoComplaint();

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Import"))
                    .click();
            page.getByLabel("Archive").setInputFiles(zip);
            page.getByRole(AriaRole.DIALOG)
                    .getByText("Import", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Run exists");
            page.getByLabel("Leave the new one out").check();
            page.getByRole(AriaRole.DIALOG)
                    .getByText("Import", new Locator.GetByTextOptions().setExact(true))
                    .click();

            assertThat(page.getByText("0 runs imported; 5 left out.")).isVisible();
            other.isAccessible();
            other.open("");
            assertThat(page.getByText(Pattern.compile("Stored in .*, \\d"))).isVisible();
            other.isAccessible().needsNoSidewaysScrolling();
        }
    }

    @Test
    void offersWhatArrivesWithoutMovingWhatIsRead() {
        Page page = visitor.open("project/support").page();
        assertThat(row("chat-jokes")).isVisible();
        double before = row("chat-jokes").boundingBox().y;

        ChatRuns.say(runs.conversation("chat-new"), "Hello");

        assertThat(button("Show 1 new")).isVisible();
        assertThat(row("chat-new")).hasCount(0);
        assertThat(row("chat-jokes").boundingBox().y).isEqualTo(before);
        button("Show 1 new").click();
        assertThat(row("chat-new")).isVisible();
        assertThat(button("Show 1 new")).hasCount(0);
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(7);
        visitor.heardNoComplaint();
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, DARK", "700, 900, LIGHT", "390, 844, LIGHT", "390, 844, DARK"})
    void opensItsPanelsWithinThePage(int width, int height, ColorScheme scheme) {
        try (Visitor other = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = other.open("project/support?from=7d&has=error").page();
            assertThat(page.getByText("chat-bad").first()).isVisible();
            for (String name :
                    new String[] {"Time", "Status", "Partition", "Tag", "Action", "Duration", "Tokens", "Cost", "Has"
                    }) {
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Filter " + name)))
                        .click();
                Locator panel = page.getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
                assertThat(panel).isInViewport();
                other.needsNoSidewaysScrolling();
                if (name.equals("Time") || name.equals("Has")) {
                    other.isAccessible();
                }
                page.keyboard().press("Escape");
                assertThat(panel).hasCount(0);
            }
            other.heardNoComplaint();
        }
    }
}
