package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ActionContext;
import dev.burr.core.Inputs;
import dev.burr.environment.NeedsChromium;
import dev.burr.environment.NeedsPython;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.fixture.PythonBurr;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import dev.burr.visibility.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The UI that Burr's package brings along, unchanged, on what our server answers. */
@NeedsChromium
@NeedsPython
class BurrsOwnUiIT {

    @TempDir
    private static Path storage;

    private static LocalTrackingClient tracking;
    private static TestServer server;
    private static BurrUiHost host;
    private static Chrome chrome;

    private Visitor visitor;
    private Page page;

    @BeforeAll
    static void recordRunsAndOpenTheServer() throws IOException, InterruptedException {
        PythonBurr.generateRuns(storage);
        tracking = LocalTrackingClient.builder()
                .storageDir(storage)
                .project("from_java")
                .build();
        Application traced = traced("spans", "java");
        traced.run(after("traced"), Inputs.of("topic", "giraffes"));
        traced.run(after("traced"), Inputs.of("topic", "trees"));
        for (int n = 0; n < 120; n++) {
            RunFiles.in(storage, "many", "run-" + n).graph("n", "count").step(0, "count", Map.of("n", n));
        }
        server = TestServer.on(storage);
        host = BurrUiHost.of(PythonBurr.builtUi(), server.port());
        chrome = new Chrome();
    }

    @AfterAll
    static void closeEverything() throws IOException {
        chrome.close();
        host.close();
        server.close();
        tracking.close();
    }

    @BeforeEach
    void openABrowserWindow() {
        visitor = Visitor.at(chrome.browser(), host.uri(), 1600, 1000, ColorScheme.LIGHT);
        page = visitor.page();
    }

    @AfterEach
    void neitherTheUiNorTheServerComplained() {
        visitor.heardNoComplaint();
        visitor.close();
        assertThat(host.answers()).isNotEmpty().allMatch(answer -> answer.status() == 200);
    }

    private static Application traced(String id, String partitionKey) {
        return new ApplicationBuilder()
                .withActions(action("traced")
                        .inputs("topic")
                        .writes("topic", "answer")
                        .run((state, inputs) -> {
                            ActionContext.currentTracer().attribute("at-action", inputs.getString("topic"));
                            try (Span outer = ActionContext.currentTracer().span("outer")) {
                                outer.attributes(Map.of("gen_ai.usage.prompt_tokens", 12));
                                outer.span("inner").close();
                            }
                            return state.with("topic", inputs.getString("topic"))
                                    .with("answer", "about " + inputs.getString("topic"));
                        }))
                .withTransitions(from("traced").to("traced"))
                .withEntrypoint("traced")
                .withIdentifiers(id, partitionKey)
                .withTracker(tracking)
                .build();
    }

    private Locator rows() {
        return page.locator("tbody").first().getByRole(AriaRole.ROW);
    }

    /** The rows that show this text in a cell, and nothing else there. */
    private Locator rowOf(String text) {
        return rows().filter(new Locator.FilterOptions()
                .setHas(page.getByText(text, new Page.GetByTextOptions().setExact(true))));
    }

    /** The icon in front of a text, which is what takes the click. */
    private static Locator beside(Locator text) {
        return text.locator("xpath=..").locator("svg");
    }

    private void openTab(String name) {
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Tabs"))
                .getByText(name)
                .click();
    }

    private Locator main() {
        return page.getByRole(AriaRole.MAIN);
    }

    @ParameterizedTest
    @CsvSource({"gen_spans, null", "from_java, java"})
    void leadsFromTheProjectsToTheSpansOfAStep(String project, String partitionKey) {
        visitor.open("");
        page.getByText(project, new Page.GetByTextOptions().setExact(true)).click();
        rowOf("spans").getByText("spans").click();
        assertThat(page).hasURL(Pattern.compile("/project/" + project + "/" + partitionKey + "/spans"));
        assertThat(rows()).hasCount(2);

        rows().first().getByText("traced").click();
        assertThat(main()).containsText("about giraffes");
        assertThat(rowOf("inner")).hasCount(0);
        rows().first().locator("svg").first().click();

        assertThat(rowOf("outer")).isVisible();
        assertThat(rowOf("inner")).isVisible();
        assertThat(rowOf("success")).hasCount(2);
    }

    @Test
    void showsCodeAndReproducingCommandAndTokens() {
        visitor.open("project/from_java/java/spans");
        rows().last().click();

        openTab("Code");
        assertThat(main()).containsText("topic");
        openTab("Reproduce");
        assertThat(main()).containsText("burr-test-case create");
        assertThat(main()).containsText("--sequence-id 1");
        openTab("Insights");
        assertThat(main()).containsText("Total Prompt Tokens");
        assertThat(main()).containsText("24");
    }

    @Test
    void addsAnAnnotationChangesItAndShowsItAfterReloading() {
        visitor.open("project/from_java/java/spans");
        rows().first().locator("td").last().locator("svg").last().click();
        Locator tags = page.getByRole(AriaRole.COMBOBOX).nth(1);
        tags.fill("to-review");
        tags.press("Enter");
        page.getByPlaceholder("Notes about the annotation").fill("a note \u00fc \"quoted\"");
        page.getByText("Create", new Page.GetByTextOptions().setExact(true)).click();
        Locator note = page.locator("tbody").last().getByText("to-review");
        assertThat(note).isVisible();

        page.reload();
        openTab("Annotations");

        assertThat(note).isVisible();
        page.navigate(host.uri().resolve("annotations/from_java").toString());
        assertThat(note).isVisible();
        assertThat(main()).containsText("a note \u00fc \"quoted\"");
        page.locator("tbody").last().locator("svg").last().click();
        page.getByPlaceholder("Notes about the annotation").fill("another note");
        page.getByText("Update", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(main()).containsText("another note");
        assertThat(host.answers().stream().map(BurrUiHost.Answer::method)).contains("POST", "PUT");
    }

    @Test
    void showsForksAndChildrenAndLeadsToThem() {
        visitor.open("project/gen_children/families/parent");
        assertThat(rows()).hasCount(2);
        beside(rows().last().getByText("3")).click();
        assertThat(rowOf("spawned")).hasCount(3);

        page.navigate(host.uri().resolve("project/gen_forks/forks/fork").toString());
        beside(rows().nth(1).getByText("1", new Locator.GetByTextOptions().setExact(true)))
                .click();
        page.getByText("fork-of-fork").click();

        assertThat(page).hasURL(Pattern.compile("/project/gen_forks/forks/fork-of-fork"));
        assertThat(rows()).hasCount(1);
    }

    /** But for a percent sign: the link to it that this UI makes is one that it cannot read itself. */
    @ParameterizedTest
    @ValueSource(strings = {"a;b", "two words", "a&b=c", "a+b", "\u00fc \ud83d\ude00", "it's", "(x)"})
    void opensAnOddIdUnderAnOddPartitionKey(String id) {
        RunFiles.in(storage, "odd; names", id)
                .graph("n", "count")
                .partition("k;y & \u00e4")
                .step(0, "count", Map.of("n", 1));
        visitor.open("project/odd%3B%20names");

        page.getByText(id, new Page.GetByTextOptions().setExact(true)).click();
        rows().first().click();

        assertThat(page.getByText("State", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    @Test
    void pagesThroughManyRuns() {
        visitor.open("project/many");
        assertThat(rows()).hasCount(100);

        page.getByText("2", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(rows()).hasCount(20);
    }

    @Test
    void followsALiveRun() {
        Application live = traced("live", "now");
        live.run(after("traced"), Inputs.of("topic", "one"));
        visitor.open("project/from_java/now/live");
        assertThat(rows()).hasCount(1);
        beside(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .click();

        live.run(after("traced"), Inputs.of("topic", "two"));

        assertThat(main()).containsText("about two");
    }
}
