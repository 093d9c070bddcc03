package dev.burr.ui.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stands between a page and its server: keeps answers back, or answers in its place, until it is told to let them through. */
final class HeldAnswers {

    private final List<Route> held = new ArrayList<>();
    private final Route.@Nullable FulfillOptions instead;
    private boolean open;

    private HeldAnswers(Route.@Nullable FulfillOptions instead) {
        this.instead = instead;
    }

    /** What is asked for at these addresses is not answered. */
    static HeldAnswers of(Page page, Pattern address) {
        return between(page, address, null);
    }

    /** What is asked for at these addresses is answered with a problem. */
    static HeldAnswers failing(Page page, Pattern address, String title, String detail) {
        String problem = "{\"status\": 500, \"title\": \"%s\", \"detail\": \"%s\"}".formatted(title, detail);
        return between(
                page,
                address,
                new Route.FulfillOptions()
                        .setStatus(500)
                        .setContentType("application/problem+json")
                        .setBody(problem));
    }

    private static HeldAnswers between(Page page, Pattern address, Route.@Nullable FulfillOptions instead) {
        HeldAnswers answers = new HeldAnswers(instead);
        page.route(address, answers::asked);
        return answers;
    }

    private void asked(Route route) {
        if (open) {
            route.resume();
        } else if (instead != null) {
            route.fulfill(instead);
        } else {
            held.add(route);
        }
    }

    /** From now on the server itself answers, also what was asked for already. */
    void letThrough() {
        open = true;
        held.forEach(Route::resume);
        held.clear();
    }
}
