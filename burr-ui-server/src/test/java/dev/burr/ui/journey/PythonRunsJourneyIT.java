package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.burr.environment.NeedsChromium;
import dev.burr.environment.NeedsPython;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.PythonBurr;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages over runs that Apache Burr itself has written. */
@NeedsChromium
@NeedsPython
class PythonRunsJourneyIT {

    private static final String PROJECT = "project/demo_chatbot_with_traces";
    private static final String RUN = PROJECT + "/chat-5-jokes";

    @TempDir
    private static Path storage;

    private static ServerFolders folders;
    private static BurrUiServer server;
    private static Chrome chrome;

    @BeforeAll
    static void writeRunsAndOpenTheServer() throws IOException, InterruptedException {
        PythonBurr.generateRuns(storage);
        folders = ServerFolders.temporary();
        server = TestServer.start(storage, folders);
        chrome = new Chrome();
    }

    @AfterAll
    static void closeEverything() {
        chrome.close();
        server.close();
        folders.close();
    }

    private static Visitor desktop() {
        return Visitor.at(chrome.browser(), server.uri(), 1440, 900, ColorScheme.LIGHT);
    }

    private static Locator row(Page page, String app) {
        return page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(app).setExact(true))));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, LIGHT", "1440, 900, DARK", "1280, 800, LIGHT", "390, 844, LIGHT", "390, 844, DARK"})
    void tellTheirTokensAndWhatTheyCost(int width, int height, ColorScheme scheme) {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = visitor.open(PROJECT).page();
            assertThat(row(page, "chat-5-jokes")).containsText("897");
            visitor.isAccessible().needsNoSidewaysScrolling();

            row(page, "chat-5-jokes").getByRole(AriaRole.LINK).click();
            Locator facts = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Run"));
            assertThat(facts).containsText(Pattern.compile("LLM calls\\s*6"));
            assertThat(facts).containsText(Pattern.compile("Tokens\\s*897"));
            // Of a model whose price nobody knows any more.
            assertThat(facts).containsText(Pattern.compile("Cost\\s*–"));
            visitor.isAccessible().needsNoSidewaysScrolling().heardNoComplaint();
        }
    }

    @Test
    void areForkedExportedAndDeletedFromTheirPage() {
        try (Visitor visitor = desktop()) {
            Page page = visitor.open(PROJECT + "/chat-2-geography?step=7").page();

            button(page, "Fork").click();
            Locator fork = page.getByRole(AriaRole.DIALOG);
            assertThat(fork).containsText("Fork at #7");
            assertThat(fork).containsText("forkFrom(");
            visitor.isAccessible();
            page.keyboard().press("Escape");
            assertThat(fork).hasCount(0);

            Download export = page.waitForDownload(() -> page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Export").setExact(true))
                    .click());
            assertThat(export.suggestedFilename()).isEqualTo("demo_chatbot_with_traces-chat-2-geography.zip");

            Path log = storage.resolve("demo_chatbot_with_traces/chat-2-geography/log.jsonl");
            button(page, "Delete this run").click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("chat-2-geography");
            visitor.isAccessible();
            button(page, "Delete").click();
            assertThat(page).hasURL(Pattern.compile("/project/demo_chatbot_with_traces$"));
            assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("1 run deleted")))
                    .isVisible();
            assertThat(row(page, "chat-5-jokes")).isVisible();
            assertThat(row(page, "chat-2-geography")).hasCount(0);
            assertThat(log).doesNotExist();

            page.keyboard().press("u");
            assertThat(row(page, "chat-2-geography")).isVisible();
            assertThat(Files.exists(log)).isTrue();
            visitor.heardNoComplaint();
        }
    }

    @Test
    void leadToTheNextFailure() {
        try (Visitor visitor = desktop()) {
            Page page =
                    visitor.open(PROJECT + "/chat-6-demonstrate-errors?step=0").page();

            button(page, "Go to the next failed step").click();

            assertThat(page).hasURL(Pattern.compile("step=2"));
            assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("Error");
            visitor.heardNoComplaint();
        }
    }

    @Test
    void markWhatAnActionSharesItsKeysWith() {
        try (Visitor visitor = desktop()) {
            Page page = visitor.open(RUN + "?step=8").page();
            Locator graph = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("State machine"));

            graph.getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText("check_safety"))
                    .hover();

            assertThat(graph.getByText("writes prompt")).isVisible();
            assertThat(graph.getByText("reads safe")).isVisible();
            visitor.isAccessible().heardNoComplaint();
        }
    }

    /** Everything that moves without the reader's doing counts, from the first paint on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "projects",
                PROJECT,
                RUN + "?step=8",
                RUN + "?step=8&tab=diff",
                RUN + "?step=8&tab=code",
                RUN + "?step=8&tab=spans",
                RUN + "?step=8&tab=insights",
                RUN + "?step=8&tab=annotations",
                RUN + "?step=8&tab=reproduce",
                PROJECT + "/annotations",
                PROJECT + "/statistics",
                PROJECT + "/problems",
                PROJECT + "/trash",
                PROJECT + "/compare?a=chat-5-jokes&b=chat-3-physics"
            })
    void standStillWhileTheyLoad(String path) {
        try (Visitor visitor = desktop()) {
            visitor.watchShifts().open(path).needsToHaveStoodStill().heardNoComplaint();
        }
    }
}
