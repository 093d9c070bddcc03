package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotScale;
import com.microsoft.playwright.options.ScreenshotType;
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

/**
 * Takes the pictures of the documentation from the running product. Not one of the tests of the build: {@code
 * docs/screenshots} runs it, and says where the runs are and where the pictures go.
 */
@NeedsChromium
class Pictures {

    private static final String RUN = "project/demo_chatbot/chat-5-jokes?step=8";

    /** There are many of them: each is to be small. */
    private static final int QUALITY = 55;

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

    private static final List<Picture> PAGES = List.of(
            new Picture("projects", "", "demo_chatbot"),
            new Picture("applications", "project/demo_chatbot", "chat-5-jokes"),
            new Picture("data", RUN, "Last written by"),
            new Picture("field", RUN + "&field=%2Fhistory", "Read by"),
            new Picture("diff", RUN + "&tab=diff", "written by"),
            new Picture("code", RUN + "&tab=code", "action"),
            new Picture("spans", RUN + "&tab=spans", "Attributes"),
            new Picture("insights", RUN + "&tab=insights", "Insights"),
            new Picture("reproduce", RUN + "&tab=reproduce", "Reproduce"),
            new Picture("annotate", RUN + "&tab=annotations", "Annotations"),
            new Picture("annotations", "project/demo_chatbot/annotations", "Annotations"),
            new Picture("trash", "project/demo_chatbot/trash", "Trash"),
            new Picture("compare", "project/demo_chatbot/compare?a=chat-5-jokes&b=chat-5-jokes-fork-7", "only in A"),
            new Picture("statistics", "project/demo_chatbot/statistics?days=all", "decide_mode"),
            new Picture("problems", "project/demo_chatbot/problems", "Problems"),
            new Picture("steps", RUN, "Last written by", page -> page.keyboard().press("]")),
            new Picture("graph", RUN + "&graph=large", "State machine"),
            new Picture(
                    "palette", RUN, "Last written by", page -> page.keyboard().press("Control+k")),
            new Picture(
                    "shortcuts", RUN, "Last written by", page -> page.keyboard().press("?")));

    private static final List<Picture> ON_A_PHONE = List.of(
            new Picture("phone-steps", "project/demo_chatbot/chat-5-jokes", "prompt"),
            new Picture("phone-step", RUN + "&pane=step", "Last written by"),
            new Picture("phone-graph", RUN + "&pane=graph", "check_safety"));

    @BeforeAll
    static void openTheServer() {
        System.setProperty("user.home", STORAGE.toAbsolutePath().getParent().toString());
        folders = ServerFolders.temporary();
        server = TestServer.start(STORAGE, folders);
        chrome = new Chrome();
    }

    @AfterAll
    static void closeEverything() {
        chrome.close();
        server.close();
        folders.close();
    }

    @Test
    void ofOneRunForTheReadme() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), 1440, 900, scheme)) {
                Page page =
                        visitor.open(System.getProperty("pictures.page", RUN)).page();
                assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("State");
                assertThat(page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("State machine")))
                        .isVisible();
                visitor.photograph(FOLDER.resolve(scheme == ColorScheme.LIGHT ? "run.png" : "run-dark.png"));
            }
        }
    }

    @Test
    void ofEveryPageInBothThemes() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            PAGES.forEach(picture -> take(picture, 1280, 800, scheme));
            ON_A_PHONE.forEach(picture -> take(picture, 390, 844, scheme));
        }
    }

    private static void take(Picture picture, int width, int height, ColorScheme scheme) {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = visitor.open(picture.path()).page();
            assertThat(page.getByText(picture.sign()).first()).isVisible();
            picture.reach().accept(page);
            page.waitForCondition(() -> page.locator("[aria-busy=true]").count() == 0);
            String name = picture.name() + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".jpg";
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(FOLDER.resolve("pages").resolve(name))
                    .setScale(ScreenshotScale.CSS)
                    .setType(ScreenshotType.JPEG)
                    .setQuality(QUALITY));
        }
    }
}
