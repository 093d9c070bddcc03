package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.burr.environment.NeedsChromium;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Takes the pictures of the README from the running product. Not one of the tests of the build: {@code docs/screenshots}
 * runs it, and says where the runs are and where the pictures go.
 */
@NeedsChromium
class Pictures {

    private final Path storage = Path.of(System.getProperty("pictures.storage"));
    private final Path folder = Path.of(System.getProperty("pictures.folder"));

    @Test
    void ofOneRun() {
        System.setProperty("user.home", storage.getParent().toString());
        try (ServerFolders folders = ServerFolders.temporary();
                BurrUiServer server = TestServer.start(storage, folders);
                Chrome chrome = new Chrome()) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                try (Visitor visitor = Visitor.at(chrome.browser(), server.uri(), 1440, 900, scheme)) {
                    Page page =
                            visitor.open(System.getProperty("pictures.page")).page();
                    assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("State");
                    assertThat(page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("State machine")))
                            .isVisible();
                    visitor.photograph(folder.resolve(scheme == ColorScheme.LIGHT ? "run.png" : "run-dark.png"));
                }
            }
        }
    }
}
