package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.burr.application.Application;
import dev.burr.environment.NeedsChromium;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two runs side by side: a run and its fork, and two long runs. And where forks of forks come from. */
@NeedsChromium
class CompareJourneyIT {

    private static final String FORK = "project/support/compare?a=chat-good&b=chat-fork";

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
                .project("support")
                .build();
        ChatRuns runs = new ChatRuns(tracking);
        Application good = runs.conversation("chat-good");
        ChatRuns.say(good, "Hello");
        ChatRuns.say(good, "How are you?");
        ChatRuns.say(good, "something unsafe");
        Application fork = runs.fork("chat-fork", "chat-good", 5);
        ChatRuns.say(fork, "something nice");
        ChatRuns.say(runs.fork("chat-third", "chat-fork", 8), "And now?");
        longRun("long-one", 10_000, -1);
        longRun("long-two", 10_000, 6_000);
        folders = ServerFolders.temporary();
        server = TestServer.start(storage, folders);
        chrome = new Chrome();
    }

    private static void longRun(String app, int steps, int different) {
        RunFiles run = RunFiles.in(storage, "support", app).graph("n", "count", "report");
        for (int i = 0; i < steps; i++) {
            run.step(i, i % 2 == 0 ? "count" : "report", Map.of("n", i == different ? -1 : i));
        }
    }

    @AfterAll
    static void closeEverything() {
        chrome.close();
        server.close();
        folders.close();
        tracking.close();
    }

    private static Locator row(Page page, String relation) {
        return page.locator("[data-relation='" + relation + "']");
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, LIGHT", "1280, 800, DARK", "390, 844, LIGHT", "390, 844, DARK"})
    void showsWhereAForkWentAnotherWay(int width, int height, ColorScheme scheme) {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = visitor.open(FORK).page();

            assertThat(page.getByText("#0 to #5: 6 steps shared, from before the fork"))
                    .isVisible();
            assertThat(row(page, "different").first()).hasAttribute("aria-selected", "true");
            assertThat(row(page, "only-a")).containsText("reject");
            assertThat(row(page, "only-b")).containsText("respond");
            assertThat(page.getByText("of A at #5")).isVisible();
            assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("prompt, changed")))
                    .containsText("something nice");
            visitor.isAccessible().needsNoSidewaysScrolling().heardNoComplaint();
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, DARK", "390, 844, LIGHT"})
    void showsWhatIsTheSameWhenAsked(int width, int height, ColorScheme scheme) {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = visitor.open(FORK).page();
            Locator same = page.getByRole(
                    AriaRole.REGION, new Page.GetByRoleOptions().setName(Pattern.compile("safe, the same")));
            assertThat(page.getByText("State after #6 prompt")).isVisible();
            assertThat(same).hasCount(0);

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Everything"))
                    .click();

            assertThat(same).containsText("true");
            assertThat(page.getByText("2 of 4 keys differ")).isVisible();
            assertThat(page).hasURL(Pattern.compile("keys=all"));
            visitor.isAccessible().needsNoSidewaysScrolling();
            page.keyboard().press("s");
            assertThat(page)
                    .hasURL(Pattern.compile("a=chat-fork&b=chat-good.*keys=all|keys=all.*a=chat-fork&b=chat-good"));
            assertThat(same).isVisible();
            visitor.heardNoComplaint();
        }
    }

    @Test
    void remembersHowMuchRoomTheStepsGot() {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), 1280, 800, ColorScheme.LIGHT)) {
            Page page = visitor.open(FORK).page();
            Locator handle = page.getByRole(
                    AriaRole.SEPARATOR, new Page.GetByRoleOptions().setName("Size of the steps and the states"));
            handle.focus();
            page.keyboard().press("Home");
            assertThat(handle).hasAttribute("aria-valuenow", "20");

            visitor.open(FORK);

            assertThat(handle).hasAttribute("aria-valuenow", "20");
            visitor.heardNoComplaint();
        }
    }

    @Test
    void goesFromDifferenceToDifferenceByKeyboard() {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), 1440, 900, ColorScheme.LIGHT)) {
            Page page = visitor.open("project/support/chat-fork").page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Compare with parent"))
                    .click();
            assertThat(page).hasURL(Pattern.compile("/compare\\?a=chat-good&b=chat-fork"));
            assertThat(row(page, "different").first()).hasAttribute("aria-selected", "true");

            page.keyboard().press("n");
            assertThat(row(page, "different").nth(1)).hasAttribute("aria-selected", "true");
            page.keyboard().press("n");
            assertThat(row(page, "only-a")).hasAttribute("aria-selected", "true");
            assertThat(page.getByText("Changed by #8 reject, only in A")).isVisible();
            page.keyboard().press("p");
            assertThat(row(page, "different").nth(1)).hasAttribute("aria-selected", "true");
            page.keyboard().press("s");
            assertThat(page).hasURL(Pattern.compile("a=chat-fork&b=chat-good"));
            assertThat(page.getByText("of B at #5")).isVisible();
            visitor.isAccessible().heardNoComplaint();
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, LIGHT", "390, 844, DARK"})
    void leadsUpToAllThatAForkComesFrom(int width, int height, ColorScheme scheme) {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = visitor.open("project/support/chat-third").page();

            assertThat(page.getByText("Forked from chat-fork at #8, forked from chat-good at #5"))
                    .isVisible();
            visitor.isAccessible().needsNoSidewaysScrolling();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("chat-good"))
                    .click();
            assertThat(page).hasURL(Pattern.compile("/chat-good\\?step=5"));
            visitor.heardNoComplaint();
        }
    }

    @Test
    void listsForksBelowTheForkTheyComeFrom() {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), 1280, 800, ColorScheme.LIGHT)) {
            Page page = visitor.open("project/support").page();

            assertThat(listRow(page, "chat-fork")).containsText("fork at #5");
            assertThat(listRow(page, "chat-third")).containsText("fork at #8");
            Locator twist = listRow(page, "chat-good")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Hide 2 related runs"));
            twist.click();
            assertThat(listRow(page, "chat-third")).hasCount(0);
            visitor.heardNoComplaint();
        }
    }

    private static Locator listRow(Page page, String app) {
        return page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(app).setExact(true))));
    }

    @Test
    void comparesWithARunThatIsPicked() {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), 1280, 800, ColorScheme.LIGHT)) {
            Page page = visitor.open("project/support/chat-good").page();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare with another run"))
                    .click();
            assertThat(page.getByRole(AriaRole.COMBOBOX)).isFocused();
            page.keyboard().type("fork");
            assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
            visitor.isAccessible();
            page.keyboard().press("Enter");

            assertThat(page).hasURL(Pattern.compile("/compare\\?a=chat-good&b=chat-fork"));
            visitor.heardNoComplaint();
        }
    }

    @Test
    void asksForTheSecondRunFromThePalette() {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), 390, 844, ColorScheme.DARK)) {
            Page page = visitor.open("project/support/chat-good").page();
            assertThat(page.getByText("prompt").first()).isVisible();
            page.keyboard().press("Control+k");
            page.keyboard().type(">compare");
            page.keyboard().press("Enter");

            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Compare two runs")))
                    .isVisible();
            visitor.isAccessible().needsNoSidewaysScrolling();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run B"))
                    .click();
            page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("chat-fork"))
                    .click();
            assertThat(page).hasURL(Pattern.compile("a=chat-good&b=chat-fork"));
            visitor.heardNoComplaint();
        }
    }

    @Test
    void findsTheOneDifferenceOfTwoLongRuns() {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), 1440, 900, ColorScheme.LIGHT)) {
            Page page = visitor.open("project/support/compare?a=long-one&b=long-two")
                    .page();

            // The first rows are there at once; that all 10,000 pairs are takes as long as the machine has other things
            // to do.
            assertThat(page.getByText("1 differs, 9,999 same"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
            assertThat(page.getByText("State after #6000 count")).isVisible();
            assertThat(row(page, "different").first()).isInViewport();
            assertThat(page.locator("[data-pair]").count()).isLessThan(80);
            page.locator("[role=grid]").evaluate("grid => { grid.scrollTop = grid.scrollHeight; }");
            assertThat(page.locator("[data-pair='9999']")).isVisible();
            assertThat(page.locator("[data-pair]").count()).isLessThan(80);
            visitor.isAccessible().heardNoComplaint();

            page.keyboard().press("=");
            assertThat(page.getByText("6,000 steps did the same")).isVisible();
        }
    }
}
