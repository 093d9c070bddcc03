package dev.burr.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.burr.environment.Chromium;
import dev.burr.environment.NeedsChromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The chat page in a browser. */
@NeedsChromium
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"demo.chatbot.delay-per-call=0", "demo.chatbot.delay-per-character=0"})
final class ChatPageIT {

    @TempDir
    private static Path storage;

    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void recordIntoATemporaryDirectory(DynamicPropertyRegistry properties) {
        properties.add("burr.tracking.storage-dir", storage::toString);
    }

    @BeforeAll
    static void launch() {
        // Not how fast a page is, but that it gets there on a machine that does other work too.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.executable())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    @AfterAll
    static void quit() {
        browser.close();
        playwright.close();
    }

    @AfterEach
    void closePage() {
        context.close();
    }

    private void open(int width, int height, ColorScheme scheme) {
        context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(error -> complaints.add("uncaught: " + error));
        page.navigate("http://localhost:" + port + "/");
    }

    private Locator messages() {
        return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Conversation"))
                .getByRole(AriaRole.LISTITEM);
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private void say(String text) {
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Message"))
                .fill(text);
        button("Send").click();
    }

    private void looksRight() {
        List<String> violations = new AxeBuilder(page)
                .analyze().getViolations().stream().map(Rule::toString).toList();
        assertThat(violations).as("accessibility").isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
                .as("scrolls sideways")
                .isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, LIGHT", "1280, 800, DARK", "390, 844, LIGHT", "390, 844, DARK"})
    void answersWhatIsSaid(int width, int height, ColorScheme scheme) {
        open(width, height, scheme);
        assertThat(page.getByText("This chatbot is a state machine.")).isVisible();
        looksRight();

        button("Draw a giraffe").click();
        assertThat(messages()).hasCount(2);
        say("What is the capital of France?");

        assertThat(messages()).hasCount(4);
        assertThat(messages().nth(3)).hasText("Paris.");
        looksRight();
        assertThat(complaints).isEmpty();
    }

    @Test
    void leadsToTheRun() {
        open(1280, 800, ColorScheme.LIGHT);
        assertThat(page).hasURL(Pattern.compile("\\?id=chat-\\w+$"));
        String id = page.url().replaceAll(".*id=", "");

        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Steps of this conversation")))
                .hasAttribute("href", "http://localhost:7241/project/demo_chatbot/" + id);
    }

    @Test
    void keepsTheConversationWhenThePageIsLoadedAgain() {
        open(1280, 800, ColorScheme.LIGHT);
        say("Tell me a joke");
        assertThat(messages()).hasCount(2);

        page.reload();

        assertThat(messages()).hasCount(2);
        assertThat(complaints).isEmpty();
    }

    @Test
    void showsWhatCameAsText() {
        open(1280, 800, ColorScheme.LIGHT);
        say("<img src=x onerror=alert(1)>");

        assertThat(messages().first()).hasText("<img src=x onerror=alert(1)>");
        assertThat(page.locator("#history img")).hasCount(0);
        assertThat(complaints).isEmpty();
    }

    @Test
    void saysWhenThereIsNoAnswerAndTriesAgain() {
        open(390, 844, ColorScheme.DARK);
        button("Show me an outage").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The language model closed the connection");
        assertThat(messages()).hasCount(1);
        looksRight();

        button("Try again").click();

        assertThat(messages()).hasCount(2);
        assertThat(page.getByRole(AriaRole.ALERT)).isHidden();
    }
}
