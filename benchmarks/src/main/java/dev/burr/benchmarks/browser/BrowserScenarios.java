package dev.burr.benchmarks.browser;

import dev.burr.benchmarks.server.ServerScenario;
import dev.burr.benchmarks.server.Sizes;
import java.util.List;

/** What is done in a browser. */
public final class BrowserScenarios {

    private BrowserScenarios() {}

    /** All of them, in the order of the table. */
    public static List<ServerScenario> all(Sizes sizes) {
        return List.of(new LongRunOnPage(), new LargeStateOnPage(), new WideGraphOnPage(), new LiveRunOnPage(sizes));
    }
}
