package dev.burr.benchmarks.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The list of runs in a browser, from which one is opened as its reader does. The page itself takes the times. */
final class BrowserPage implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 60_000;

    private final Playwright playwright;
    private final URI server;
    private final Page page;

    private BrowserPage(Playwright playwright, URI server, Page page) {
        this.playwright = playwright;
        this.server = server;
        this.page = page;
    }

    /** Opens the list, and waits until it is at rest. */
    static BrowserPage open(Path chromium, URI server) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        boolean opened = false;
        try {
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
            page.setDefaultTimeout(PATIENCE_MILLIS);
            page.addInitScript(PageScript.text());
            page.navigate(server.resolve("/project/" + OnPage.PROJECT).toString());
            page.locator("[data-row]").first().waitFor();
            opened = true;
            return new BrowserPage(playwright, server, page);
        } finally {
            if (!opened) {
                playwright.close();
            }
        }
    }

    /** Clicks on a run; how many milliseconds until the page has drawn what a selector names. */
    double millisToOpen(String run, String selector) {
        page.evaluate("([run, selector]) => bench.open(run, selector)", List.of(run, selector));
        return number(page.waitForFunction("() => bench.opened()").jsonValue());
    }

    /** Opens a run by its address, and waits until its steps are there. */
    void show(String run) {
        page.navigate(server.resolve("/project/" + OnPage.PROJECT + "/" + run).toString());
        await("[role=treegrid] [data-step]");
    }

    /** Waits until the page has something. */
    void await(String selector) {
        page.locator(selector).first().waitFor();
    }

    /** The longest task of the page since the last time this was asked, in milliseconds; 0 if none took above 50. */
    double longestTask() {
        return number(page.evaluate("() => bench.longestTask()"));
    }

    /** Scrolls the list of steps from its first to its last row, some rows more than fit with each frame. */
    void scrollThroughSteps() {
        page.evaluate("() => bench.scroll('[role=treegrid]')");
    }

    /** Begins to look for something that will be drawn. */
    void expect(String selector) {
        page.evaluate("(selector) => bench.expect(selector)", selector);
    }

    /** When that was drawn, in milliseconds of the clock of this machine. */
    double drawnAt(String selector) {
        return number(page.waitForFunction("(selector) => bench.drawnAt(selector)", selector)
                .jsonValue());
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
