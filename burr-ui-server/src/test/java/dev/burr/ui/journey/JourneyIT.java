package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

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
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsChromium
class JourneyIT {

    private static final int MOST_ROWS = 20;
    private static final String FOCUSED_ROW =
            "document.activeElement.matches('[data-row]') ? document.activeElement.textContent : ''";

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
        Application good = runs.conversation("chat-good");
        ChatRuns.say(good, "Hello");
        ChatRuns.say(good, "something unsafe");
        catchThrowable(() -> ChatRuns.say(runs.conversation("chat-bad"), "crash now"));
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

    private static Locator stepRow(Page page, int sequenceId) {
        return page.getByRole(AriaRole.TREEGRID)
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.ROWHEADER,
                                new Page.GetByRoleOptions().setName(Pattern.compile("^" + sequenceId + "$")))));
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, LIGHT", "1440, 900, DARK", "1280, 800, LIGHT", "390, 844, LIGHT", "390, 844, DARK"})
    void leadsFromTheProjectToTheDifferenceOfAStep(int width, int height, ColorScheme scheme) {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = visitor.open("").page();

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("support"))
                    .first()
                    .click();
            assertThat(page.getByText("chat-good").first()).isVisible();
            visitor.isAccessible().needsNoSidewaysScrolling().needsNoScrollingOfTheWindow();

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("chat-good"))
                    .first()
                    .click();
            assertThat(stepRow(page, 2)).isVisible();
            visitor.isAccessible().needsNoSidewaysScrolling().needsNoScrollingOfTheWindow();

            stepRow(page, 2).click();
            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Diff"))
                    .click();
            assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("response");
            assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("You said: Hello");
            assertThat(page).hasURL(Pattern.compile("step=2.*tab=diff|tab=diff.*step=2"));
            visitor.isAccessible()
                    .needsNoSidewaysScrolling()
                    .needsNoScrollingOfTheWindow()
                    .heardNoComplaint();
        }
    }

    @Test
    void opensAFailedRunAtItsErrorFirst() {
        try (Visitor visitor = desktop(ColorScheme.LIGHT)) {
            Page page = visitor.open("project/support/chat-bad").page();

            assertThat(page.getByText("The moderation service is offline.").first())
                    .isVisible();
            assertThat(page).hasURL(Pattern.compile("chat-bad"));
            visitor.isAccessible().heardNoComplaint();
        }
    }

    @Test
    void stepsThroughARunByKeyboard() {
        try (Visitor visitor = desktop(ColorScheme.DARK)) {
            Page page = visitor.open("project/support/chat-good?step=0").page();
            assertThat(stepRow(page, 0)).hasAttribute("aria-selected", "true");

            page.keyboard().press("j");
            page.keyboard().press("j");
            assertThat(stepRow(page, 2)).hasAttribute("aria-selected", "true");
            page.keyboard().press("k");
            assertThat(stepRow(page, 1)).hasAttribute("aria-selected", "true");

            page.keyboard().press("d");
            assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("safe");
            visitor.isAccessible().heardNoComplaint();
        }
    }

    @Test
    void leadsFromTheProjectToTheDifferenceByKeyboardAlone() {
        try (Visitor visitor = desktop(ColorScheme.LIGHT)) {
            Page page = visitor.open("").page();
            Locator project = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("support"))
                    .first();
            assertThat(project).isVisible();
            walkTo(page, "support");
            page.keyboard().press("Enter");
            assertThat(page.getByText("chat-good").first()).isVisible();
            walkTo(page, "chat-good");
            page.keyboard().press("Enter");
            assertThat(stepRow(page, 0)).isVisible();

            page.keyboard().press("k");
            page.keyboard().press("d");

            assertThat(page).hasURL(Pattern.compile("/chat-good\\?step=\\d+&tab=diff"));
            assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("safe");
            page.keyboard().press("?");
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
            visitor.heardNoComplaint();
        }
    }

    /** Goes down the rows of a list until the one with that text has the focus. */
    private static void walkTo(Page page, String text) {
        for (int rows = 0; rows < MOST_ROWS; rows++) {
            page.keyboard().press("j");
            if (String.valueOf(page.evaluate(FOCUSED_ROW)).contains(text)) {
                return;
            }
        }
        throw new AssertionError("No row of %s with '%s' got the focus".formatted(page.url(), text));
    }

    @Test
    void opensThePaletteInTheMomentInWhichItIsClosed() {
        try (Visitor visitor = desktop(ColorScheme.LIGHT)) {
            Page page = visitor.open("").page();
            assertThat(page.getByText("support").first()).isVisible();
            for (int times = 0; times < 20; times++) {
                page.keyboard().press("Control+k");
                assertThat(page.getByRole(AriaRole.COMBOBOX)).isFocused();
                page.keyboard().press("Escape");
            }
            assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
            visitor.heardNoComplaint();
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, LIGHT", "390, 844, DARK"})
    void findsAStepByWhatItWrote(int width, int height, ColorScheme scheme) {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = visitor.open("").page();
            assertThat(page.getByText("support").first()).isVisible();

            page.keyboard().press("Control+k");
            page.keyboard().type("UNSAFE");
            Locator found = page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("chat-good"));
            assertThat(found).containsText("unsafe");
            visitor.isAccessible().needsNoSidewaysScrolling();
            page.keyboard().press("Enter");

            assertThat(page).hasURL(Pattern.compile("/project/support/chat-good\\?step="));
            assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
            visitor.heardNoComplaint();
        }
    }

    @Test
    void showsALiveRunWithoutReloading() {
        try (Visitor visitor = desktop(ColorScheme.LIGHT)) {
            Application live = runs.conversation("chat-live");
            ChatRuns.say(live, "first");
            Page page = visitor.open("project/support/chat-live").page();
            assertThat(stepRow(page, 2)).isVisible();

            ChatRuns.say(live, "second");

            assertThat(stepRow(page, 5)).isVisible();
            visitor.heardNoComplaint();
        }
    }

    @Test
    void opensTheProjectOfTheFirstStepFromTheEmptyPage(@TempDir Path empty) {
        try (ServerFolders freshFolders = ServerFolders.temporary();
                BurrUiServer fresh = TestServer.start(empty, freshFolders, "--burr.ui.samples=false");
                LocalTrackingClient first = LocalTrackingClient.builder()
                        .storageDir(empty)
                        .project("my-first")
                        .build();
                Visitor visitor = Visitor.at(chrome.browser(), fresh.uri(), 1440, 900, ColorScheme.LIGHT)) {
            Page page = visitor.open("").page();
            assertThat(page.getByText("burr-spring-boot-starter").first()).isVisible();
            visitor.isAccessible();

            ChatRuns.say(new ChatRuns(first).conversation("chat-1"), "Hello");

            assertThat(page).hasURL(Pattern.compile("/project/my-first"));
            assertThat(page.getByText("chat-1").first()).isVisible();
            visitor.heardNoComplaint();
        }
    }

    @Test
    void showsHostilePayloadsAsText() {
        try (Visitor visitor = desktop(ColorScheme.LIGHT)) {
            ChatRuns.say(runs.conversation("chat-hostile"), "<img src=x onerror=alert(1)><script>alert(2)</script>");

            Page page = visitor.open("project/support/chat-hostile?step=2").page();

            assertThat(page.getByText("<script>alert(2)</script>").first()).isVisible();
            visitor.heardNoComplaint();
        }
    }
}
