package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ScreenshotScale;
import dev.burr.environment.NeedsChromium;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Takes the pictures of the documentation from the running product. Not one of the tests of the build: {@code
 * docs/screenshots} runs it, and says where the runs are and where the pictures go.
 */
@NeedsChromium
class Pictures {

    private static final String PROJECT = "project/demo_chatbot";
    private static final String RUN = PROJECT + "/chat-5-jokes?step=8";

    /** Of chat-5-jokes: they come a little later than its row. */
    private static final String TOKENS = "352";

    private static final Path STORAGE = Path.of(System.getProperty("pictures.storage", "."));
    private static final Path FOLDER = Path.of(System.getProperty("pictures.folder", "."));

    private static ServerFolders folders;
    private static BurrUiServer server;
    private static Chrome chrome;

    /**
     * A page, and what shows that it is there.
     *
     * @param reach what the reader does after opening it
     */
    private record Picture(String name, String path, String sign, Consumer<Page> reach) {

        Picture(String name, String path, String sign) {
            this(name, path, sign, page -> {});
        }
    }

    private record Frame(int width, int height, ColorScheme scheme, ScreenshotScale scale) {}

    private static final List<Picture> PAGES = List.of(
            new Picture("projects", "", "demo_chatbot"),
            new Picture("applications", PROJECT, TOKENS),
            new Picture("step", RUN, "Last written by"),
            new Picture("failed", PROJECT + "/chat-6-demonstrate-errors", "Your code"),
            new Picture("field", RUN + "&field=%2Fhistory", "Read by"),
            new Picture("diff", RUN + "&tab=diff&from=5", "written by"),
            new Picture("code", RUN + "&tab=code", "action"),
            new Picture("spans", RUN + "&tab=spans", "Attributes"),
            new Picture("insights", RUN + "&tab=insights", "Time by action"),
            new Picture("annotations-of-step", RUN + "&tab=annotations", "Too long"),
            new Picture("reproduce", RUN + "&tab=reproduce", "Reproduce"),
            new Picture("steps", RUN, "Last written by", page -> page.keyboard().press("]")),
            new Picture("graph", RUN + "&graph=large", "State machine"),
            new Picture("compare", PROJECT + "/compare?a=chat-5-jokes&b=chat-5-jokes-fork-7", "only in A"),
            new Picture("annotations", PROJECT + "/annotations", "Too long"),
            new Picture("statistics", PROJECT + "/statistics?days=all", "decide_mode"),
            new Picture("problems", PROJECT + "/problems", "Problems"),
            new Picture("trash", PROJECT + "/trash", "chat-1-giraffe"),
            new Picture(
                    "palette", RUN, "Last written by", page -> page.keyboard().press("Control+k")),
            new Picture(
                    "shortcuts", RUN, "Last written by", page -> page.keyboard().press("?")));

    private static final List<Picture> ON_A_PHONE = List.of(
            new Picture("phone-applications", PROJECT, "chat-5-jokes"),
            new Picture("phone-steps", PROJECT + "/chat-5-jokes", "prompt"),
            new Picture("phone-step", RUN + "&pane=step", "Last written by"),
            new Picture("phone-graph", RUN + "&pane=graph", "check_safety"));

    @BeforeAll
    static void openTheServer() {
        System.setProperty("user.home", STORAGE.toAbsolutePath().getParent().toString());
        folders = ServerFolders.temporary();
        server = TestServer.start(STORAGE, folders);
        chrome = new Chrome();
        useTheServer();
    }

    @AfterAll
    static void closeEverything() {
        chrome.close();
        server.close();
        folders.close();
    }

    /** A note, and a run in the trash: without them their pages would be empty. */
    private static void useTheServer() {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), 1280, 800, ColorScheme.LIGHT)) {
            Page page = visitor.open(RUN + "&tab=annotations").page();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bad"))
                    .click();
            page.getByLabel("Tags").fill("style");
            page.getByLabel("Note", new Page.GetByLabelOptions().setExact(true)).fill("Too long for a joke.");
            page.keyboard().press("Control+Enter");
            assertThat(page.getByRole(AriaRole.ARTICLE)).containsText("Too long");
            page.evaluate(
                    """
                    () => fetch("/api/v1/trash", {
                        method: "POST",
                        headers: { "content-type": "application/json" },
                        body: JSON.stringify({ project: "demo_chatbot", apps: ["chat-1-giraffe"] }),
                    }).then((answer) => { if (!answer.ok) throw new Error(answer.status); })
                    """);
        }
    }

    @Test
    void ofOneRunForTheReadme() {
        Picture run = new Picture("run", System.getProperty("pictures.page", RUN), "State machine");
        take(run, new Frame(1440, 900, ColorScheme.LIGHT, ScreenshotScale.DEVICE), "run.png");
        take(run, new Frame(1440, 900, ColorScheme.DARK, ScreenshotScale.DEVICE), "run-dark.png");
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void ofEveryPage(ColorScheme scheme) {
        String suffix = "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
        Frame desk = new Frame(1280, 800, scheme, ScreenshotScale.CSS);
        PAGES.forEach(picture -> take(picture, desk, "pages/" + picture.name() + suffix));
        Frame phone = new Frame(390, 844, scheme, ScreenshotScale.CSS);
        ON_A_PHONE.forEach(picture -> take(picture, phone, "pages/" + picture.name() + suffix));
    }

    private static void take(Picture picture, Frame frame, String file) {
        try (Visitor visitor =
                Visitor.at(chrome.browser(), server.uri(), frame.width(), frame.height(), frame.scheme())) {
            Page page = visitor.open(picture.path()).page();
            assertThat(page.getByText(picture.sign()).first()).isVisible();
            picture.reach().accept(page);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.waitForCondition(() -> page.locator("[aria-busy=true]").count() == 0);
            SmallPicture.write(
                    page.screenshot(new Page.ScreenshotOptions().setScale(frame.scale())), FOLDER.resolve(file));
        }
    }
}
