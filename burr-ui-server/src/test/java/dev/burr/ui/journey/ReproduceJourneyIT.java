package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.burr.environment.NeedsChromium;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.CompiledSource;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody copies a step out of the UI. What was copied is what {@code ReproduceIT} tries out. */
@NeedsChromium
class ReproduceJourneyIT {

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
                .project("support")
                .build();
        ChatRuns.say(new ChatRuns(tracking).conversation("chat = 1"), "Hello");
        folders = ServerFolders.temporary();
        server = TestServer.start(storage, folders);
        chrome = new Chrome();
    }

    @AfterAll
    static void closeEverything() {
        chrome.close();
        server.close();
        folders.close();
        tracking.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, LIGHT", "1280, 800, DARK", "390, 844, LIGHT", "390, 844, DARK"})
    void copiesTheCommandAndTheTest(int width, int height, ColorScheme scheme, @TempDir Path classes)
            throws IOException {
        try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), width, height, scheme)) {
            visitor.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            Page page = visitor.open("project/support/chat%20%3D%201?step=2&pane=step")
                    .page();
            assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("You said: Hello");
            page.keyboard().press("7");

            String command = copied(page, "Shell, in your project");
            assertThat(command)
                    .startsWith("./burr test-case create \\\n    --storage ")
                    .endsWith("--project-name support \\\n    --app-id 'chat = 1' \\\n    --sequence-id 2 \\\n"
                            + "    --target-file-name src/test/resources/traces/respond.json");
            assertThat(CompiledSource.problems("RespondTest", copied(page, "src/test/java/RespondTest.java"), classes))
                    .isEmpty();
            assertThat(copied(page, "Java")).contains(".forkFrom(\"chat = 1\", 1)");
            visitor.isAccessible().needsNoSidewaysScrolling();

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on after #2"))
                    .click();
            assertThat(copied(page, "Python")).contains("fork_from_sequence_id=2,");
            visitor.isAccessible().heardNoComplaint();
        }
    }

    private static String copied(Page page, String what) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Copy " + what).setExact(true))
                .click();
        assertThat(page.getByText("Copied " + what, new Page.GetByTextOptions().setExact(true)))
                .hasCount(1);
        return String.valueOf(page.evaluate("navigator.clipboard.readText()"));
    }
}
