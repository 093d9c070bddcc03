package dev.burr.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** One person with a browser window: hears what the console says and what leaves the machine. */
final class Visitor implements AutoCloseable {

    private static final double MOST_SHIFT = 0.05;

    private static final String WATCH_SHIFTS =
            """
            window.shifts = [];
            new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) {
                    if (entry.hadRecentInput) continue;
                    const moved = entry.sources.map(({ node }) => node && (node.outerHTML || node.textContent));
                    window.shifts.push({ value: entry.value, moved: moved.map((text) => String(text).slice(0, 120)) });
                }
            }).observe({ type: "layout-shift", buffered: true });
            """;

    /** What was observed is handed over with the next frame. */
    private static final String SHIFTS =
            "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(window.shifts), 100)))";

    private final URI server;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Visitor(URI server, BrowserContext context) {
        this.server = server;
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) || "warning".equals(message.type())) {
                complaints.add(message.type() + ": " + message.text() + " " + message.location());
            }
        });
        page.onPageError(error -> complaints.add("uncaught: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(server.toString()) && !request.url().startsWith("data:")) {
                complaints.add("asked elsewhere: " + request.url());
            }
        });
    }

    static Visitor at(Browser browser, URI server, int width, int height, ColorScheme scheme) {
        return new Visitor(
                server,
                browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme)
                        .setDeviceScaleFactor(1.5)));
    }

    Page page() {
        return page;
    }

    /** Notes what moves on the pages to come without the reader's doing. */
    Visitor watchShifts() {
        page.addInitScript(WATCH_SHIFTS);
        return this;
    }

    /** What moved is told as browsers do: by how much of the window, times how far; up to 0.05 nobody minds. */
    Visitor needsToHaveStoodStill() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForCondition(() -> page.locator("[aria-busy=true]").count() == 0);
        Object shifts = page.evaluate(SHIFTS);
        double sum = ((List<?>) shifts)
                .stream()
                        .mapToDouble(shift -> ((Number) ((Map<?, ?>) shift).get("value")).doubleValue())
                        .sum();
        assertThat(sum).as("what moved on %s: %s", page.url(), shifts).isLessThanOrEqualTo(MOST_SHIFT);
        return this;
    }

    /** Changes the theme, at once: colours on their way from one to the other are nobody's. */
    Visitor turn(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        return this;
    }

    Visitor open(String path) {
        page.navigate(server.resolve(path).toString());
        return this;
    }

    /** Looks the page over as the accessibility rules of axe do. */
    Visitor isAccessible() {
        return isFoundAccessibleBy(new AxeBuilder(page));
    }

    /** Looks at the colours only. */
    Visitor hasContrast() {
        return isFoundAccessibleBy(new AxeBuilder(page).withRules(List.of("color-contrast")));
    }

    private Visitor isFoundAccessibleBy(AxeBuilder axe) {
        List<String> violations =
                axe.analyze().getViolations().stream().map(Visitor::describe).toList();
        assertThat(violations).as("accessibility of %s", page.url()).isEmpty();
        return this;
    }

    private static String describe(Rule rule) {
        return rule.getId() + " (" + rule.getHelp() + "): "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }

    Visitor needsNoSidewaysScrolling() {
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue())
                .as("sideways overflow of %s", page.url())
                .isZero();
        return this;
    }

    /** The parts of the page scroll, each by itself; the window has nothing to scroll. */
    Visitor needsNoScrollingOfTheWindow() {
        Object overflow =
                page.evaluate("document.documentElement.scrollHeight - document.documentElement.clientHeight");
        assertThat(((Number) overflow).intValue())
                .as("overflow of %s below the window", page.url())
                .isZero();
        return this;
    }

    Visitor heardNoComplaint() {
        assertThat(complaints).isEmpty();
        return this;
    }

    /** What was heard so far, for those who expect some of it. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
    }
}
