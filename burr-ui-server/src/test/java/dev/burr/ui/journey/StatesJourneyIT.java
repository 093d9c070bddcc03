package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.burr.application.Application;
import dev.burr.environment.NeedsChromium;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.Cable;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages show while they wait, when the server fails, and while it is away; and how what they show stands, in words. */
@NeedsChromium
class StatesJourneyIT {

    private static final Pattern RUNS = Pattern.compile("/api/v1/applications\\?");
    private static final Pattern RUN = Pattern.compile("/api/v1/(application\\?|steps)");
    private static final Pattern STEP = Pattern.compile("/api/v1/step[?/]");

    private static final int ONE_PANE_BELOW = 900;

    private static final String FULL = "The storage cannot be read";
    private static final String FREE_IT = "No file can be opened any more. Close some, and try again.";

    @TempDir
    private static Path storage;

    private static LocalTrackingClient tracking;
    private static ChatRuns runs;
    private static ServerFolders folders;
    private static BurrUiServer server;
    private static Chrome chrome;

    @BeforeAll
    static void recordRunsAndOpenTheServer() {
        tracking = LocalTrackingClient.builder()
                .storageDir(storage)
                .project("support")
                .build();
        runs = new ChatRuns(tracking);
        ChatRuns.say(runs.conversation("chat-good"), "Hello");
        catchThrowable(() -> ChatRuns.say(runs.conversation("chat-bad"), "crash now"));
        RunFiles.in(storage, "support", "cut-off")
                .graph("n", "ask", "answer", "thank")
                .step(0, "ask", Map.of("n", 0))
                .begin(1, "answer");
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

    private static Visitor visitor(int width, int height, ColorScheme scheme) {
        return Visitor.at(chrome.browser(), server.uri(), width, height, scheme);
    }

    private static Locator awaited(Page page) {
        return page.locator("main i[aria-hidden=true]");
    }

    private static Locator steps(Page page) {
        return page.getByRole(AriaRole.TREEGRID);
    }

    private static Locator step(Page page, int sequenceId) {
        return steps(page)
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.ROWHEADER,
                                new Page.GetByRoleOptions()
                                        .setName(String.valueOf(sequenceId))
                                        .setExact(true))));
    }

    private static Locator run(Page page, String app) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(app).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, LIGHT", "390, 844, DARK"})
    void keepsTheRoomOfRunsAndStepsThatAreAwaited(int width, int height, ColorScheme scheme) {
        try (Visitor visitor = visitor(width, height, scheme).watchShifts()) {
            HeldAnswers ofList = HeldAnswers.of(visitor.page(), RUNS);
            Page page = visitor.open("project/support").page();
            assertThat(awaited(page).first()).isVisible();
            assertThat(page.getByRole(AriaRole.TABLE)).hasAttribute("aria-busy", "true");
            visitor.isAccessible().needsNoSidewaysScrolling();

            ofList.letThrough();
            assertThat(run(page, "chat-good")).isVisible();
            assertThat(awaited(page)).hasCount(0);
            visitor.needsToHaveStoodStill();

            HeldAnswers ofRun = HeldAnswers.of(page, RUN);
            visitor.open("project/support/chat-good");
            assertThat(awaited(page).first()).isVisible();
            assertThat(steps(page)).hasCount(0);
            visitor.isAccessible().needsNoSidewaysScrolling();

            ofRun.letThrough();
            assertThat(step(page, 2)).isVisible();
            assertThat(awaited(page)).hasCount(0);
            visitor.needsToHaveStoodStill().heardNoComplaint();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, DARK", "390, 844, LIGHT"})
    void saysWhatFailedAndWhatToDoAndTriesAgain(int width, int height, ColorScheme scheme) {
        try (Visitor visitor = visitor(width, height, scheme)) {
            HeldAnswers ofList = HeldAnswers.failing(visitor.page(), RUNS, FULL, FREE_IT);
            Page page = visitor.open("project/support").page();
            saysWhy(page.getByRole(AriaRole.ALERT), "The applications could not be read");
            visitor.isAccessible().needsNoSidewaysScrolling();
            ofList.letThrough();
            button(page, "Retry").click();
            assertThat(run(page, "chat-good")).isVisible();
            assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);

            HeldAnswers ofRun = HeldAnswers.failing(page, RUN, FULL, FREE_IT);
            visitor.open("project/support/chat-good");
            saysWhy(page.getByRole(AriaRole.ALERT).first(), "The facts of this run could not be read");
            saysWhy(page.getByRole(AriaRole.ALERT).last(), "The steps could not be read");
            visitor.isAccessible().needsNoSidewaysScrolling();
            ofRun.letThrough();
            button(page, "Retry").first().click();
            assertThat(step(page, 2)).isVisible();
            assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);

            HeldAnswers ofStep = HeldAnswers.failing(page, STEP, FULL, FREE_IT);
            visitor.open("project/support/chat-good?step=1&pane=step");
            saysWhy(page.getByRole(AriaRole.ALERT), "Step 1 could not be read");
            visitor.isAccessible().needsNoSidewaysScrolling();
            ofStep.letThrough();
            button(page, "Retry").click();
            assertThat(page.getByRole(AriaRole.TREE)).containsText("safe");
            // The browser itself tells of each answer with 500.
            assertThat(visitor.complaints()).allMatch(complaint -> complaint.contains("status of 500"));
        }
    }

    private static void saysWhy(Locator alert, String what) {
        assertThat(alert).containsText(what);
        assertThat(alert).containsText(FULL);
        assertThat(alert).containsText(FREE_IT);
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, LIGHT", "390, 844, DARK"})
    void saysThatTheServerIsGoneAndGoesOnByItselfOnceItIsBack(int width, int height, ColorScheme scheme)
            throws IOException {
        Application chat = runs.conversation("chat-" + width);
        ChatRuns.say(chat, "first");
        try (Cable cable = Cable.to(server.port());
                Visitor visitor = Visitor.at(chrome.browser(), cable.uri(), width, height, scheme)) {
            Page page = visitor.open("project/support/chat-" + width).page();
            assertThat(step(page, 2)).isVisible();
            assertThat(button(page, "Live")).isVisible();

            cable.pull();
            assertThat(button(page, "Server gone, retry in")).isVisible();
            assertThat(button(page, "Delete this run"))
                    .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
            assertThat(step(page, 2)).isVisible();
            visitor.isAccessible().needsNoSidewaysScrolling();
            step(page, 1).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("The server does not answer");
            visitor.isAccessible().needsNoSidewaysScrolling();

            ChatRuns.say(chat, "second");
            cable.plug();
            assertThat(page.getByRole(AriaRole.TREE)).containsText("safe");
            assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
            if (width < ONE_PANE_BELOW) {
                button(page, "Steps").click();
            }
            assertThat(step(page, 5)).isVisible();
            assertThat(button(page, "Live")).isVisible();

            visitor.open("project/support");
            assertThat(run(page, "chat-good")).isVisible();
            assertThat(button(page, "Live")).isVisible();
            cable.pull();
            assertThat(button(page, "Server gone, retry in")).isVisible();
            visitor.isAccessible().needsNoSidewaysScrolling();
            ChatRuns.say(runs.conversation("new-" + width), "Hello");
            cable.plug();
            assertThat(button(page, "Show 1 new")).isVisible();
            assertThat(run(page, "chat-good")).isVisible();
        }
    }

    @Test
    void saysInWordsHowStepsAndActionsStand() {
        try (Visitor visitor = visitor(1280, 800, ColorScheme.LIGHT);
                var answer = new SlowAnswer(tracking, "goes-on")) {
            Page page = visitor.open("project/support/cut-off").page();
            assertThat(step(page, 0)).hasAccessibleName(Pattern.compile("^0 Succeeded ask .*at 0"));
            assertThat(step(page, 1)).hasAccessibleName(Pattern.compile("^1 Interrupted answer .*at 3.0 ms"));
            assertThat(button(page, "ask, 1 visit")).isVisible();
            assertThat(button(page, "answer, 1 visit, interrupted")).hasAttribute("aria-current", "step");
            assertThat(button(page, "thank, 0 visits")).isVisible();
            assertThat(button(page, "1 problem")).isVisible();

            visitor.open("project/support/chat-bad");
            assertThat(step(page, 1)).hasAccessibleName(Pattern.compile("^1 Failed check_safety .*at "));
            assertThat(button(page, "check_safety, 1 visit, failed")).hasAttribute("aria-current", "step");

            answer.say("Why was ");
            visitor.open("project/support/goes-on");
            assertThat(step(page, 0)).hasAccessibleName(Pattern.compile("^0 Running answer .*first item after 1.00 s"));
            assertThat(button(page, "answer, 1 visit, running")).hasAttribute("aria-current", "step");
            assertThat(button(page, "Problems: none found")).isVisible();
            answer.end();
            assertThat(button(page, "answer, 1 visit, running")).hasCount(0);
            visitor.isAccessible().heardNoComplaint();
        }
    }
}
