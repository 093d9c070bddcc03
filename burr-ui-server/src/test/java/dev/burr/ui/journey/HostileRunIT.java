package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.environment.NeedsChromium;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import dev.burr.visibility.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users, models and attackers write into a state is text to the page, and nothing else. */
@NeedsChromium
class HostileRunIT {

    private static final String SCRIPT = "<script>window.hacked = 1</script><img src=x onerror=\"window.hacked = 2\">";
    private static final String MARKDOWN =
            "[click](javascript:window.hacked=3) ![dot](https://example.org/dot.png) " + SCRIPT;
    private static final String TURNED = "invoice\u202Egnp.exe";
    private static final int WORD = 1_000_000;

    /** Actions and keys of such a name come with an archive of a stranger, not from an application of one's own. */
    private static final String NAME = SCRIPT + TURNED;

    /** Nearly all that the server takes at a time. */
    private static final int LONG_NOTE = 900_000;

    /** What each tab must have got as far as to show. */
    private static final Map<String, String> SHOWN = Map.of(
            "code", "javascript:window.hacked=7",
            "insights", "did the same 2 times",
            "annotations", "javascript:window.hacked=8",
            "reproduce", "@TraceSource");

    @TempDir
    private static Path storage;

    private static LocalTrackingClient tracking;
    private static ServerFolders folders;
    private static BurrUiServer server;
    private static Chrome chrome;

    @BeforeAll
    static void recordARunAndOpenTheServer() {
        tracking = LocalTrackingClient.builder()
                .storageDir(storage)
                .project("hostile")
                .build();
        new ApplicationBuilder()
                .withActions(action("listen")
                        .writes("script", "link", "markdown", "turned", "word", "nested")
                        .run((state, inputs, context) -> {
                            try (Span span = context.tracer().span(SCRIPT)) {
                                span.attribute("javascript:window.hacked=4", SCRIPT);
                            }
                            return state.with("script", SCRIPT)
                                    .with("link", "javascript:window.hacked=5")
                                    .with("markdown", MARKDOWN)
                                    .with("turned", TURNED)
                                    .with("word", "w".repeat(WORD))
                                    .with("nested", Map.of("__proto__", Map.of("hacked", 6), SCRIPT, List.of(SCRIPT)));
                        }))
                .withEntrypoint("listen")
                .withIdentifiers("run-1")
                .withState(State.of("script", "before"))
                .withTracker(tracking)
                .build()
                .step();
        recordAStrangersRun();
        folders = ServerFolders.temporary();
        server = TestServer.start(storage, folders);
        chrome = new Chrome();
    }

    private static void recordAStrangersRun() {
        String code = "// " + SCRIPT + "\nopen(\"javascript:window.hacked=7\") // " + TURNED + "\n" + TURNED + "\n"
                + "w".repeat(WORD);
        RunFiles run = RunFiles.in(storage, "hostile", "run-2")
                .graph(new GraphDocument(
                        NAME,
                        List.of(new GraphDocument.Action(
                                NAME,
                                List.of("__proto__", NAME),
                                List.of("__proto__", NAME),
                                code,
                                List.of(NAME),
                                List.of())),
                        List.of(new GraphDocument.Transition(NAME, NAME, NAME))));
        for (long step = 0; step < 2; step++) {
            run.begin(step, NAME, Map.of("__proto__", SCRIPT))
                    .log(new Attribute("gen_ai.response.model", step, null, NAME, Map.of(), run.now()))
                    .log(new Attribute("gen_ai.usage.input_tokens", step, null, 12, Map.of(), run.now()))
                    .log(new Attribute("burr.transition", step, null, NAME, Map.of(), run.now()))
                    .log(new EndEntry(
                            run.now(),
                            NAME,
                            Map.of("__proto__", Map.of("hacked", 9), "word", "w".repeat(WORD)),
                            null,
                            Map.of("__proto__", Map.of("hacked", 10), NAME, SCRIPT),
                            step));
        }
    }

    private static void annotate(Visitor visitor) {
        String note = "javascript:window.hacked=8 %s %s %s"
                .formatted(SCRIPT.replace("\"", "\\\""), TURNED, "w".repeat(LONG_NOTE));
        String json =
                """
                {"stepName": "s", "tags": ["<script>window.hacked = 1</script>", "%1$s"], "observations": [{
                  "dataFields": {"note": "%2$s", "ground_truth": "%1$s", "__proto__": {"hacked": 11}, "%1$s": "<b>"},
                  "thumbsUpThumbsDown": false,
                  "dataPointers": [{"type": "state_field", "fieldName": "__proto__"}]}]}"""
                        .formatted(TURNED, note);
        APIResponse answer = visitor.page()
                .request()
                .post(
                        server.uri()
                                .resolve("api/v1/annotations?project=hostile&sequenceId=1&app=run-2")
                                .toString(),
                        RequestOptions.create()
                                .setHeader("content-type", "application/json")
                                .setData(json));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @AfterAll
    static void closeEverything() {
        chrome.close();
        server.close();
        folders.close();
        tracking.close();
    }

    private static Visitor visitor() {
        return Visitor.at(chrome.browser(), server.uri(), 1440, 900, ColorScheme.LIGHT);
    }

    /** The browser itself tells the console of each breach of the policy, and the visitor hears it. */
    private static void nothingHappened(Visitor visitor) {
        assertThat(visitor.page().evaluate("window.hacked")).isNull();
        assertThat(visitor.page().evaluate("({}).hacked")).isNull();
        assertThat(visitor.page().locator("main script, main img, main a[href^='javascript']"))
                .hasCount(0);
        assertThat(visitor.page().locator("main").textContent()).doesNotContain("\u202E");
        visitor.needsNoSidewaysScrolling().heardNoComplaint();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tab=data", "tab=data&view=json", "tab=data&state=changes", "tab=diff", "tab=spans"})
    void isShownAsText(String view) {
        try (Visitor visitor = visitor()) {
            Page page = visitor.open("project/hostile/run-1?step=0&" + view).page();

            assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("window.hacked = 1");
            nothingHappened(visitor);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, LIGHT", "390, 844, DARK"})
    void isShownAsTextInEveryTabOfAStep(int width, int height, ColorScheme scheme) {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            annotate(visitor);
            SHOWN.forEach((tab, sign) -> {
                Page page = visitor.open("project/hostile/run-2?step=1&pane=step&tab=" + tab)
                        .page();

                assertThat(page.getByRole(AriaRole.TABPANEL)).containsText(sign);
                assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("window.hacked = 1");
                assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("invoice\\u202egnp.exe");
                visitor.isAccessible();
                nothingHappened(visitor);
            });
        }
    }

    @Test
    void showsWhatTurnsTheDirectionOfWritingAndCutsLongWords() {
        try (Visitor visitor = visitor()) {
            Page page = visitor.open("project/hostile/run-1?step=0").page();

            assertThat(page.getByRole(AriaRole.TREE)).containsText("invoice\\u202egnp.exe");
            assertThat(page.getByText("1,000,000 characters").first()).isVisible();
            assertThat(page.getByRole(AriaRole.TREE)).containsText("__proto__");
            visitor.isAccessible();
            nothingHappened(visitor);
        }
    }

    @Test
    void makesNoScriptAndNoPictureOfMarkdown() {
        try (Visitor visitor = visitor()) {
            Page page = visitor.open("project/hostile/run-1?step=0&field=%2Fmarkdown")
                    .page();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show as Markdown"))
                    .click();

            Locator dot = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("image: dot"));
            assertThat(dot).hasAttribute("href", "https://example.org/dot.png");
            assertThat(page.locator("a[href^='javascript']")).hasCount(0);
            assertThat(page.getByRole(AriaRole.TREE).locator("img")).hasCount(0);
            nothingHappened(visitor);
        }
    }
}
