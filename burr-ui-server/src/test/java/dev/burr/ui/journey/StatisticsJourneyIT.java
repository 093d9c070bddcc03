package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.environment.NeedsChromium;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import dev.burr.visibility.Span;
import dev.burr.visibility.Tracer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said of a project as a whole: its statistics, and what is wrong in it. */
@NeedsChromium
class StatisticsJourneyIT {

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
        ChatRuns.say(good, "something unsafe");
        catchThrowable(() -> ChatRuns.say(runs.conversation("chat-bad"), "crash now"));
        askAModelTwice();
        Instant now = Instant.now();
        for (int day = 12; day > 0; day--) {
            RunFiles run = RunFiles.in(storage, "support", "model-" + day).at(now.minus(Duration.ofDays(day)));
            for (int step = 0; step < 1 + day % 4; step++) {
                run.begin(step, "ask")
                        .log(new Attribute("gen_ai.response.model", step, null, "gpt-4o", Map.of(), run.now()))
                        .log(new Attribute("gen_ai.usage.input_tokens", step, null, 1_000L * day, Map.of(), run.now()))
                        .end(step, "ask", Map.of("n", step));
            }
        }
        RunFiles.in(storage, "support", "damaged")
                .step(0, "ask", Map.of("n", 0))
                .logText("{\"type\": \"begin_ent\n")
                .step(4, "ask", Map.of("n", 4))
                .begin(5, "ask");
        folders = ServerFolders.temporary();
        server = TestServer.start(storage, folders);
        chrome = new Chrome();
    }

    /** 20,000 tokens in at $2.50 a million, 4,000 out at $10; and one step without a model. */
    private static void askAModelTwice() {
        new ApplicationBuilder()
                .withActions(
                        action("draft").run((state, inputs, context) -> {
                            called(context.tracer(), 12_000, 3_000);
                            return state;
                        }),
                        action("polish").run((state, inputs, context) -> {
                            called(context.tracer(), 8_000, 1_000);
                            return state;
                        }),
                        action("file").run(state -> state))
                .withTransitions(from("draft").to("polish"), from("polish").to("file"))
                .withEntrypoint("draft")
                .withIdentifiers("priced")
                .withTracker(tracking)
                .build()
                .run(after("file"));
    }

    private static void called(Tracer tracer, int input, int output) {
        try (Span span = tracer.span("chat")) {
            span.attributes(Map.of(
                    "gen_ai.response.model", "gpt-4o",
                    "gen_ai.usage.input_tokens", input,
                    "gen_ai.usage.output_tokens", output));
        }
    }

    @AfterAll
    static void closeEverything() {
        chrome.close();
        server.close();
        folders.close();
        tracking.close();
    }

    private static Locator region(Page page, String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, LIGHT", "1280, 800, DARK", "390, 844, LIGHT", "390, 844, DARK"})
    void showsHowTheActionsOfAProjectDo(int width, int height, ColorScheme scheme) {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = visitor.open("project/support").page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Statistics"))
                    .click();

            assertThat(page).hasURL(Pattern.compile("/project/support/statistics"));
            assertThat(region(page, "Actions")).containsText("check_safety");
            assertThat(region(page, "Language models")).containsText("gpt-4o");
            assertThat(region(page, "Runs with the most tokens")).containsText("model-");
            assertThat(page.getByRole(
                            AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("Steps per day"))))
                    .isVisible();
            visitor.isAccessible().needsNoSidewaysScrolling().heardNoComplaint();
        }
    }

    @Test
    void sortsByKeyboardAndLeadsToTheSlowestStep() {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), 1280, 800, ColorScheme.LIGHT)) {
            Page page = visitor.open("project/support/statistics").page();
            Locator byFailures = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Failed"));
            byFailures.focus();
            page.keyboard().press("Enter");

            assertThat(page).hasURL(Pattern.compile("sort=failed"));
            assertThat(region(page, "Actions").locator("tbody tr").first()).containsText("check_safety");
            page.getByText("As a table").first().click();
            assertThat(page.getByRole(AriaRole.TABLE).first()).containsText("failed");
            visitor.isAccessible();
            region(page, "Slowest steps").getByRole(AriaRole.LINK).first().click();
            assertThat(page).hasURL(Pattern.compile("/project/support/[^/]+\\?step="));
            visitor.heardNoComplaint();
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, LIGHT", "390, 844, DARK"})
    void tellsWhatARunCostWhereverItShows(int width, int height, ColorScheme scheme) {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = visitor.open("project/support").page();
            Locator link = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("priced"));
            Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHas(link));
            assertThat(row).containsText("24,000");
            assertThat(row).containsText("$0.0900");

            link.click();
            assertThat(region(page, "Run")).containsText("LLM calls2");
            assertThat(region(page, "Run")).containsText("Tokens24,000");
            assertThat(region(page, "Run")).containsText("Cost$0.0900");

            visitor.open("project/support/priced?step=1&tab=insights&pane=step");
            Locator models = region(page, "Language models");
            assertThat(models).containsText("$0.0900");
            assertThat(models.getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName("gpt-4o")))
                    .hasText("gpt-4o220,0004,000$0.0900");
            assertThat(models.getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName("in #1")))
                    .hasText("in #118,0001,000$0.0300");
            visitor.isAccessible().needsNoSidewaysScrolling().heardNoComplaint();
        }
    }

    @Test
    void narrowsTheStepsToThoseThatCalledAModel() {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), 1440, 900, ColorScheme.DARK)) {
            Page page = visitor.open("project/support/priced").page();
            Locator steps = page.getByRole(AriaRole.TREEGRID).locator("[data-step]");
            assertThat(steps).hasCount(3);

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^LLM ?2$")))
                    .click();

            assertThat(steps).hasCount(2);
            assertThat(page.getByRole(AriaRole.TREEGRID)).not().containsText("file");
            assertThat(page).hasURL(Pattern.compile("show=llm"));
            page.setViewportSize(1280, 800);
            page.reload();
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^LLM"))))
                    .hasAttribute("aria-pressed", "true");
            assertThat(steps).hasCount(2);
            visitor.isAccessible().heardNoComplaint();
        }
    }

    @Test
    void handsTheActionsOutAsATable() throws IOException {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), 1280, 800, ColorScheme.LIGHT)) {
            Page page = visitor.open("project/support/statistics?days=all").page();

            Download file =
                    page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV"))
                            .click());

            assertThat(file.suggestedFilename()).isEqualTo("support-actions.csv");
            assertThat(Files.readString(file.path()))
                    .startsWith("action,steps,failed")
                    .contains("check_safety,3,1,2,");
            visitor.heardNoComplaint();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, LIGHT", "390, 844, DARK"})
    void leadsFromTheProblemsOfAProjectToThoseOfARun(int width, int height, ColorScheme scheme) {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = visitor.open("project/support").page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Problems"))
                    .click();
            assertThat(page.getByText("1 run ended with a step that failed")).isVisible();
            assertThat(region(page, "Cut off in a step")).containsText("damaged");
            visitor.isAccessible().needsNoSidewaysScrolling();

            region(page, "Files that cannot be read whole")
                    .getByRole(AriaRole.LINK)
                    .first()
                    .click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("3 problems"))
                    .click();
            Locator panel =
                    page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Problems of this run"));
            assertThat(panel).containsText("1 part of this run cannot be read.");
            assertThat(panel).containsText("Line 3:");
            assertThat(panel).containsText("3 steps missing between others: #1–#3.");
            visitor.isAccessible().needsNoSidewaysScrolling();

            panel.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("#5"))
                    .click();

            assertThat(page).hasURL(Pattern.compile("step=5"));
            visitor.heardNoComplaint();
        }
    }
}
