package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.burr.ui.fixture.TestServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import dev.burr.environment.NeedsChromium;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Names that came with an archive of a stranger: on every page of theirs they are text, and none looks like another. */
@NeedsChromium
class HostileNamesIT {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String MARKUP = "<img src=x onerror=\"window.hacked = 1\"><script>window.hacked = 2<";
    private static final String TURNED = "invoice\u202Egnp.exe";
    private static final String TURNED_SPELLED = "invoice\\u202egnp.exe";
    private static final String UNSEEN = "pay\u200Bpal";
    private static final String UNSEEN_SPELLED = "pay\\u200bpal";
    private static final String LINK = "javascript:window.hacked=3";
    private static final String WORD = "w".repeat(1_000_000);

    /** Folders, and so without a slash. */
    private static final String PROJECT = "shop " + UNSEEN + MARKUP;

    private static final String RUN = "run " + TURNED + MARKUP;
    private static final String OTHER_RUN = "__proto__";
    private static final String DELETED_RUN = "gone " + TURNED + MARKUP;
    private static final String PARTITION = LINK + " " + UNSEEN;
    private static final String ACTION = "ask " + TURNED + MARKUP;

    /** All that people read or hear of a page, and nothing else of it. */
    private static final String ALL_TEXTS =
            """
            () => [document.title, document.body.textContent, ...[...document.querySelectorAll("*")].flatMap((element) =>
                ["title", "alt", "placeholder", "aria-label", "data-tip"].map((name) => element.getAttribute(name) ?? ""))
            ].join("\\n")""";

    @TempDir
    private static Path storage;

    private static ServerFolders folders;
    private static BurrUiServer server;
    private static Chrome chrome;

    @BeforeAll
    static void unpackTheArchiveAndOpenTheServer() {
        record(RUN, PARTITION, "E: " + TURNED + " " + LINK + " " + WORD);
        record(OTHER_RUN, UNSEEN, "E: another");
        record(DELETED_RUN, UNSEEN, "E: another");
        RunFiles.in(storage, PROJECT, "unreadable " + TURNED).logText("{ " + TURNED + "\n");
        folders = ServerFolders.temporary();
        server = TestServer.start(storage, folders);
        chrome = new Chrome();
    }

    private static void record(String app, String partition, String error) {
        RunFiles run = RunFiles.in(storage, PROJECT, app)
                .partition(partition)
                .graph(new GraphDocument(
                        ACTION,
                        List.of(new GraphDocument.Action(
                                ACTION, List.of("__proto__", UNSEEN), List.of(UNSEEN), LINK, List.of(), List.of())),
                        List.of(new GraphDocument.Transition(ACTION, ACTION, UNSEEN))));
        for (long step = 0; step < 3; step++) {
            run.begin(step, ACTION, Map.of(UNSEEN, MARKUP))
                    .log(new Attribute("gen_ai.response.model", step, null, "model " + TURNED, Map.of(), run.now()))
                    .log(new Attribute("gen_ai.usage.input_tokens", step, null, 1_000, Map.of(), run.now()));
            Map<String, Object> state = Map.of(
                    UNSEEN,
                    app + step,
                    "nested",
                    Map.of("__proto__", Map.of("hacked", step)),
                    TURNED,
                    List.of(step),
                    "word",
                    WORD + step);
            if (step < 2) run.end(step, ACTION, state);
            else run.fail(step, ACTION, error, state);
        }
    }

    @AfterAll
    static void closeEverything() {
        chrome.close();
        server.close();
        folders.close();
    }

    private static Visitor visitor() {
        return Visitor.at(chrome.browser(), server.uri(), 1440, 900, ColorScheme.LIGHT);
    }

    private static String page(String name) {
        return "open?project=" + encoded(PROJECT) + "&page=" + name;
    }

    private static String run(String app) {
        return "open?project=" + encoded(PROJECT) + "&app=" + encoded(app);
    }

    private static void send(Visitor visitor, String path, Object body) {
        APIResponse answer = visitor.page()
                .request()
                .post(
                        server.uri().resolve("api/v1/" + path).toString(),
                        RequestOptions.create()
                                .setHeader("content-type", "application/json")
                                .setData(JSON.writeValueAsString(body)));
        assertThat(answer.ok()).as(answer.text()).isTrue();
    }

    /** The browser itself tells the console of each breach of the policy, and the visitor hears it. */
    private static void isHarmless(Visitor visitor) {
        Page page = visitor.page();
        assertThat(page.evaluate("window.hacked")).isNull();
        assertThat(page.evaluate("({}).hacked")).isNull();
        assertThat(page.locator("body script, body img, a[href^='javascript']")).hasCount(0);
        assertThat((String) page.evaluate(ALL_TEXTS)).doesNotContain("\u202E").doesNotContain("\u200B");
        visitor.needsNoSidewaysScrolling().heardNoComplaint();
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, LIGHT", "390, 844, DARK"})
    void areTextInTheLists(int width, int height, ColorScheme scheme) {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = visitor.open("projects").page();
            assertThat(page.locator("main")).containsText("shop " + UNSEEN_SPELLED + MARKUP);
            isHarmless(visitor);

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("shop " + UNSEEN_SPELLED))
                    .click();
            Locator row = page.getByRole(
                    AriaRole.LINK, new Page.GetByRoleOptions().setName("run " + TURNED_SPELLED + MARKUP));
            assertThat(row).isVisible();
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("__proto__");
            assertThat(page.getByRole(AriaRole.TABLE)).containsText(LINK + " " + UNSEEN_SPELLED);
            assertThat(page).hasTitle("shop " + UNSEEN_SPELLED + MARKUP + " · Burr");
            visitor.isAccessible();
            isHarmless(visitor);

            row.click();
            assertThat(page.locator("main")).containsText("ask " + TURNED_SPELLED);
            assertThat(page).hasURL(Pattern.compile("%E2%80%AE"));
            isHarmless(visitor);
        }
    }

    @Test
    void areTextInTheDifferenceOfAStepAndInItsError() {
        try (Visitor visitor = visitor()) {
            Page page = visitor.open(run(RUN) + "&step=2&tab=diff").page();

            assertThat(page.getByRole(AriaRole.TABPANEL)).containsText(UNSEEN_SPELLED);
            assertThat(page.getByRole(AriaRole.TABPANEL)).containsText(TURNED_SPELLED);
            assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("__proto__");
            assertThat(page.locator("main")).containsText(LINK);
            visitor.isAccessible();
            isHarmless(visitor);
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, DARK", "390, 844, LIGHT"})
    void areTextWhereTwoRunsAreCompared(int width, int height, ColorScheme scheme) {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = visitor.open(page("compare") + "&a=" + encoded(RUN) + "&b=" + OTHER_RUN)
                    .page();

            assertThat(page.getByRole(AriaRole.GRID)).containsText("ask " + TURNED_SPELLED);
            assertThat(page.getByRole(AriaRole.GRID)).containsText(UNSEEN_SPELLED);
            assertThat(page.locator("main")).containsText("run " + TURNED_SPELLED + MARKUP);
            visitor.isAccessible();
            isHarmless(visitor);
        }
    }

    @Test
    void areTextInStatisticsAndProblems() {
        try (Visitor visitor = visitor()) {
            Page page = visitor.open(page("statistics")).page();
            assertThat(page.locator("main")).containsText("ask " + TURNED_SPELLED + MARKUP);
            assertThat(page.locator("main")).containsText("model " + TURNED_SPELLED);
            visitor.isAccessible();
            isHarmless(visitor);

            visitor.open(page("problems"));
            assertThat(page.locator("main")).containsText("unreadable " + TURNED_SPELLED);
            visitor.isAccessible();
            isHarmless(visitor);
        }
    }

    @Test
    void areTextInTheTrash() {
        try (Visitor visitor = visitor()) {
            send(visitor, "trash", Map.of("project", PROJECT, "apps", List.of(DELETED_RUN)));
            Page page = visitor.open(page("trash")).page();
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("gone " + TURNED_SPELLED + MARKUP);
            visitor.isAccessible();
            isHarmless(visitor);

            page.getByText("Delete all for good").click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("gone " + TURNED_SPELLED + MARKUP);
            isHarmless(visitor);
        }
    }

    @Test
    void areTextInThePaletteAndTheSavedViews() {
        try (Visitor visitor = visitor()) {
            send(visitor, "views?project=" + encoded(PROJECT), Map.of("name", "view " + TURNED, "query", "has=error"));
            Page page = visitor.open(run(RUN)).page();
            assertThat(page.locator("main")).containsText("ask " + TURNED_SPELLED);
            for (String typed : List.of("", "#ask", "pal", "invoice", OTHER_RUN)) {
                page.keyboard().press("Control+k");
                assertThat(page.getByRole(
                                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search or run a command")))
                        .isFocused();
                page.keyboard().insertText(typed);
                assertThat(page.getByRole(AriaRole.LISTBOX))
                        .containsText(typed.equals(OTHER_RUN) ? OTHER_RUN : "\\u20");
                isHarmless(visitor);
                page.keyboard().press("Escape");
                assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
            }

            visitor.open("open?project=" + encoded(PROJECT));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Views"))
                    .click();
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("view " + TURNED_SPELLED)))
                    .isVisible();
            isHarmless(visitor);
        }
    }

    @Test
    void areTextInAnnotations() {
        try (Visitor visitor = visitor()) {
            send(
                    visitor,
                    "annotations?project=" + encoded(PROJECT) + "&sequenceId=1&app=" + encoded(RUN),
                    Map.of(
                            "stepName",
                            ACTION,
                            "tags",
                            List.of(TURNED, MARKUP, "__proto__"),
                            "observations",
                            List.of(Map.of(
                                    "dataFields", Map.of("note", LINK + " " + UNSEEN), "dataPointers", List.of()))));
            Page page = visitor.open(page("annotations")).page();

            assertThat(page.getByRole(AriaRole.TABLE)).containsText(TURNED_SPELLED);
            assertThat(page.getByRole(AriaRole.TABLE)).containsText(LINK + " " + UNSEEN_SPELLED);
            visitor.isAccessible();
            isHarmless(visitor);
        }
    }
}
