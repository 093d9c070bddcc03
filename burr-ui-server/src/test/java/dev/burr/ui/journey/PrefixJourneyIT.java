package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.burr.application.Application;
import dev.burr.environment.NeedsChromium;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.HostApplication;
import dev.burr.ui.fixture.PrefixProxy;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import dev.burr.ui.security.KeyFile;
import dev.burr.ui.security.Scope;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a person and her browser ask for stays below the prefix; the {@link Visitor} complains about all else. */
@NeedsChromium
class PrefixJourneyIT {

    private static final String PREFIX = "/tools/burr";

    @TempDir
    private static Path storage;

    private static LocalTrackingClient tracking;
    private static Application conversation;
    private static Chrome chrome;

    private ServerFolders folders;

    @BeforeAll
    static void recordARun() {
        tracking = LocalTrackingClient.builder()
                .storageDir(storage)
                .project("support")
                .build();
        conversation = new ChatRuns(tracking).conversation("chat");
        ChatRuns.say(conversation, "Hello");
        chrome = new Chrome();
    }

    @AfterAll
    static void closeEverything() {
        chrome.close();
        tracking.close();
    }

    @BeforeEach
    void makeFolders() {
        folders = ServerFolders.temporary();
    }

    @AfterEach
    void deleteFolders() {
        folders.close();
    }

    @Test
    void showsALiveRunUnderAPathOfItsOwn() {
        try (BurrUiServer server = TestServer.start(storage, folders, "--burr.ui.path=" + PREFIX)) {
            assertThat(server.uri().getPath()).isEqualTo(PREFIX + "/");

            leadsFromTheProjectsToALiveRun(server.uri());
        }
    }

    @Test
    void showsALiveRunBehindAProxyThatCutsThePrefixOff() throws IOException {
        try (BurrUiServer server = TestServer.start(storage, folders, "--burr.ui.trusted-proxies=127.0.0.1");
                PrefixProxy proxy = PrefixProxy.of(PREFIX, server.port())) {
            leadsFromTheProjectsToALiveRun(proxy.uri());

            assertThat(proxy.askedOutside()).isEmpty();
        }
    }

    @Test
    void showsALiveRunInsideOfAHostApplication() {
        try (HostApplication host = HostApplication.web(
                "--burr.ui.path=" + PREFIX,
                "--burr.ui.storage-dir=" + storage,
                "--burr.ui.cache-dir=" + folders.cache(),
                "--burr.ui.data-dir=" + folders.data())) {
            leadsFromTheProjectsToALiveRun(host.uri(PREFIX + "/"));
        }
    }

    @Test
    void signsInAndOutBehindAProxy() throws IOException {
        String key = KeyFile.in(folders.data())
                .create("ann", Set.of(Scope.READ), Instant.now())
                .secret();
        try (BurrUiServer server = TestServer.start(storage, folders, "--burr.ui.trusted-proxies=127.0.0.1");
                PrefixProxy proxy = PrefixProxy.of(PREFIX, server.port());
                Visitor visitor = visitor(proxy.uri())) {
            Page page = visitor.open("project/support/chat?step=1").page();
            assertThat(page).hasURL(Pattern.compile(PREFIX + "/login\\?next="));

            page.getByLabel("API key").fill(key);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                    .click();
            assertThat(page).hasURL(Pattern.compile(PREFIX + "/project/support/chat\\?step=1"));
            assertThat(page.getByRole(AriaRole.TREEGRID)).isVisible();

            visitor.open("login");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            assertThat(page).hasURL(Pattern.compile(PREFIX + "/login$"));
            assertThat(page.getByText("You are signed in")).hasCount(0);
            assertThat(proxy.askedOutside()).isEmpty();
        }
    }

    private void leadsFromTheProjectsToALiveRun(URI where) {
        try (Visitor visitor = visitor(where)) {
            Page page = visitor.open("").page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("support"))
                    .first()
                    .click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("chat"))
                    .first()
                    .click();
            assertThat(page).hasURL(Pattern.compile(PREFIX + "/project/support/chat"));
            assertThat(page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("State machine")))
                    .isVisible();
            Locator steps = page.getByRole(AriaRole.TREEGRID).getByRole(AriaRole.ROW);
            int before = steps.count();

            ChatRuns.say(conversation, "And again");
            assertThat(steps).not().hasCount(before);

            page.reload();
            assertThat(steps.first()).isVisible();
            page.goBack();
            assertThat(page).hasURL(Pattern.compile(PREFIX + "/project/support$"));
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Burr")))
                    .hasAttribute("href", PREFIX + "/projects");
            visitor.heardNoComplaint();
        }
    }

    private static Visitor visitor(URI where) {
        return Visitor.at(chrome.browser(), where, 1280, 800, ColorScheme.LIGHT);
    }
}
