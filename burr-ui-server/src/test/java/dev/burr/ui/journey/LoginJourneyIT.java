package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.burr.environment.NeedsChromium;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import dev.burr.ui.security.KeyFile;
import dev.burr.ui.security.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person comes to a server that has keys, by a link to a run. */
@NeedsChromium
class LoginJourneyIT {

    @TempDir
    private static Path storage;

    private static ServerFolders folders;
    private static String key;
    private static BurrUiServer server;
    private static Chrome chrome;

    @BeforeAll
    static void startAServerThatHasAKey() throws IOException {
        try (LocalTrackingClient tracking = LocalTrackingClient.builder()
                .storageDir(storage)
                .project("support")
                .build()) {
            ChatRuns.say(new ChatRuns(tracking).conversation("chat"), "Hello");
        }
        folders = ServerFolders.temporary();
        key = KeyFile.in(folders.data())
                .create("ann", Set.of(Scope.READ), Instant.now())
                .secret();
        server = TestServer.start(storage, folders);
        chrome = new Chrome();
    }

    @AfterAll
    static void closeEverything() {
        chrome.close();
        server.close();
        folders.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, LIGHT", "1280, 800, DARK", "390, 844, LIGHT", "390, 844, DARK"})
    void leadsToTheRunWithAKeyOnlyAndOutAgain(int width, int height, ColorScheme scheme) {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            Page page = visitor.open("project/support/chat?step=1").page();
            assertThat(page).hasURL(Pattern.compile("/login\\?next=project%2Fsupport%2Fchat%3Fstep%3D1$"));
            Locator field = page.getByLabel("API key");
            assertThat(field).isFocused();
            visitor.isAccessible().needsNoSidewaysScrolling();

            field.fill("burr_guess");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).hasText("This is no key of this server, or it was revoked.");
            visitor.isAccessible().needsNoSidewaysScrolling();

            field.fill(" " + key + " ");
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile("/project/support/chat\\?step=1$"));
            assertThat(page.getByRole(AriaRole.TREEGRID)).isVisible();

            visitor.open("login");
            assertThat(page.getByText("You are signed in: Key 'ann'.")).isVisible();
            visitor.isAccessible().needsNoSidewaysScrolling();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            assertThat(page.getByText("You are signed in")).hasCount(0);

            visitor.open("project/support/chat");
            assertThat(page).hasURL(Pattern.compile("/login\\?next="));
            assertThat(visitor.complaints()).allMatch(complaint -> complaint.contains("status of 401"));
        }
    }
}
