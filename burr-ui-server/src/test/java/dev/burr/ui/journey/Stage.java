package dev.burr.ui.journey;

import com.microsoft.playwright.options.ColorScheme;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Recorded runs, a server that shows them and a browser to look at them with: what the journeys of one class share. */
final class Stage implements AutoCloseable {

    private final LocalTrackingClient tracking;
    private final ServerFolders folders = ServerFolders.temporary();
    private final BurrUiServer server;
    private final Chrome chrome = new Chrome();

    /**
     * Opens the server and the browser.
     *
     * @param project the project of the runs
     * @param record records the runs that are there from the beginning
     */
    Stage(Path storage, String project, Consumer<LocalTrackingClient> record) {
        tracking = LocalTrackingClient.builder()
                .storageDir(storage)
                .project(project)
                .build();
        record.accept(tracking);
        server = TestServer.start(storage, folders);
    }

    int port() {
        return server.port();
    }

    Visitor desktop(ColorScheme scheme) {
        return visitor(1440, 900, scheme);
    }

    Visitor visitor(int width, int height, ColorScheme scheme) {
        return visitorOf(server.uri(), width, height, scheme);
    }

    /** Somebody who finds the server elsewhere. */
    Visitor visitorOf(URI server, int width, int height, ColorScheme scheme) {
        return Visitor.at(chrome.browser(), server, width, height, scheme);
    }

    @Override
    public void close() {
        chrome.close();
        server.close();
        folders.close();
        tracking.close();
    }
}
