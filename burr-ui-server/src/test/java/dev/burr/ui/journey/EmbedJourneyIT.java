package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import dev.burr.environment.NeedsChromium;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of another site that shows a run in a frame. */
@NeedsChromium
class EmbedJourneyIT {

    @TempDir
    private static Path storage;

    private static ServerFolders folders;
    private static HttpServer portal;
    private static URI portalUri;
    private static Chrome chrome;

    @BeforeAll
    static void recordARunAndOpenAPortal() throws IOException {
        try (LocalTrackingClient tracking = LocalTrackingClient.builder()
                .storageDir(storage)
                .project("support")
                .build()) {
            ChatRuns.say(new ChatRuns(tracking).conversation("chat"), "Hello");
        }
        folders = ServerFolders.temporary();
        portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext("/", exchange -> {
            byte[] page = page(exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html;charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        portal.start();
        portalUri = URI.create("http://127.0.0.1:" + portal.getAddress().getPort() + "/");
        chrome = new Chrome();
    }

    @AfterAll
    static void closeEverything() {
        chrome.close();
        portal.stop(0);
        folders.close();
    }

    /** Shows what its query names. */
    private static String page(URI asked) {
        return "<!doctype html><html lang=en><title>Portal</title><link rel=icon href=data:,><header><h1>Portal</h1></header>"
                + "<iframe title=Run style='width:100%;height:600px' src='" + asked.getQuery()
                + "'></iframe></html>";
    }

    private static BurrUiServer server(String... args) {
        return TestServer.start(storage, folders, args);
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, LIGHT", "390, 844, DARK"})
    void showsARunWithoutWhatSurroundsIt(int width, int height, ColorScheme scheme) {
        try (BurrUiServer server = server("--burr.ui.frame-ancestors=" + origin());
                Visitor visitor = Visitor.at(chrome.browser(), portalUri, width, height, scheme)) {
            String run = server.uri().resolve("project/support/chat?embed=1").toString();
            Page page = visitor.open("?" + run).page();
            FrameLocator frame = page.frameLocator("iframe");

            assertThat(frame.getByRole(AriaRole.TREEGRID).getByText("respond").first())
                    .isVisible();
            assertThat(frame.getByRole(AriaRole.BANNER)).hasCount(0);
            assertThat(frame.getByRole(AriaRole.CONTENTINFO)).hasCount(0);
            assertThat(frame.getByText("Skip to the content")).hasCount(0);

            frame.getByRole(AriaRole.TREEGRID).getByText("respond").first().click();
            assertThat(frame.getByRole(AriaRole.TABPANEL)).containsText("You said: Hello");
            assertThat(frame.getByRole(AriaRole.BANNER)).hasCount(0);
            visitor.isAccessible();
            assertThat(visitor.complaints())
                    .allMatch(complaint -> complaint.startsWith("asked elsewhere: " + server.uri()));
        }
    }

    @Test
    void hasEverythingAroundARunThatIsNotEmbedded() {
        try (BurrUiServer server = server();
                Visitor visitor = Visitor.at(chrome.browser(), server.uri(), 1280, 800, ColorScheme.LIGHT)) {
            Page page = visitor.open("project/support/chat").page();

            assertThat(page.getByRole(AriaRole.BANNER)).isVisible();
            assertThat(page.getByRole(AriaRole.CONTENTINFO)).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "--burr.ui.frame-ancestors=https://another.example"})
    void isRefusedToPagesThatAreNotConfigured(String setting) {
        try (BurrUiServer server = server(setting);
                Visitor visitor = Visitor.at(chrome.browser(), portalUri, 1280, 800, ColorScheme.LIGHT)) {
            String run = server.uri().resolve("project/support/chat?embed=1").toString();
            Page page = visitor.page();
            page.waitForConsoleMessage(
                    new Page.WaitForConsoleMessageOptions()
                            .setPredicate(said -> said.text().contains("frame-ancestors")),
                    () -> visitor.open("?" + run));

            assertThat(page.frameLocator("iframe").getByRole(AriaRole.TREEGRID)).hasCount(0);
            assertThat(page.frames().get(1).url()).doesNotContain("/project/");
        }
    }

    private static String origin() {
        return portalUri.toString().replaceFirst("/$", "");
    }
}
