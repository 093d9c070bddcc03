package dev.burr.ui.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.burr.environment.Chromium;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The machine's own Chromium, driven by Playwright, which downloads none. */
final class Chrome implements AutoCloseable {

    /**
     * What it takes until something shows is for benchmarks to say. Here it is only to show, on a machine that does other work
     * too: Playwright's five seconds are less than a cold server and a browser take there for ten thousand steps.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    }

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Chromium.executable())
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
