package dev.burr.ui.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.eq;
import static dev.burr.core.Condition.expr;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Action;
import dev.burr.core.State;
import dev.burr.core.Transition;
import dev.burr.environment.NeedsChromium;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.TestServer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are too large to be put on a page as they are: only what is in sight may be on it. */
@NeedsChromium
class LargeRunIT {

    private static final int STEPS = 10_000;
    private static final int ACTIONS = 300;
    private static final int PARTS = 400;
    /** Far more than a screen holds, far less than there is. */
    private static final int FEW = 200;

    @TempDir
    private static Path storage;

    private static LocalTrackingClient tracking;
    private static ServerFolders folders;
    private static BurrUiServer server;
    private static Chrome chrome;

    @BeforeAll
    static void recordRunsAndOpenTheServer() {
        tracking = LocalTrackingClient.builder()
                .storageDir(storage)
                .project("large")
                .build();
        count();
        walk();
        fill();
        folders = ServerFolders.temporary();
        server = TestServer.start(storage, folders);
        chrome = new Chrome();
    }

    private static void count() {
        new ApplicationBuilder()
                .withActions(
                        action("count").reads("n").writes("n").run(state -> state.increment("n")),
                        action("stop").run(state -> state))
                .withTransitions(
                        from("count").to("count").when(expr("n < " + (STEPS - 1))),
                        from("count").to("stop"))
                .withState(State.of("n", 0))
                .withEntrypoint("count")
                .withIdentifiers("long")
                .withTracker(tracking)
                .build()
                .run(after("stop"));
    }

    private static void walk() {
        new ApplicationBuilder()
                .withActions(IntStream.range(0, ACTIONS)
                        .mapToObj(place -> action("action_" + place).run(state -> state))
                        .toArray(Action[]::new))
                .withTransitions(IntStream.range(1, ACTIONS)
                        .mapToObj(place -> from("action_" + (place - 1) / 2)
                                .to("action_" + place)
                                .when(eq("at", place)))
                        .toArray(Transition.Declaration[]::new))
                .withState(State.of("at", 0))
                .withEntrypoint("action_0")
                .withIdentifiers("wide")
                .withTracker(tracking)
                .build()
                .step();
    }

    private static void fill() {
        new ApplicationBuilder()
                .withActions(action("fill")
                        .writes("parts")
                        .run(state -> state.with("parts", Collections.nCopies(PARTS, "p".repeat(50_000)))))
                .withEntrypoint("fill")
                .withIdentifiers("heavy")
                .withTracker(tracking)
                .build()
                .step();
    }

    @AfterAll
    static void closeEverything() {
        chrome.close();
        server.close();
        folders.close();
        tracking.close();
    }

    private static Visitor visitor() {
        return Visitor.at(chrome.browser(), server.uri(), 1440, 900, ColorScheme.LIGHT);
    }

    @Test
    void listsTenThousandStepsWithFewRowsOnThePage() {
        try (Visitor visitor = visitor()) {
            Page page = visitor.open("project/large/long?step=0").page();
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("All 10,000")))
                    .isVisible();

            // They come a thousand at a time.
            assertThat(page.getByRole(AriaRole.TREEGRID)).hasAttribute("aria-rowcount", Pattern.compile("1000\\d"));

            page.getByRole(AriaRole.TREEGRID).focus();
            page.keyboard().press("End");

            assertThat(page.locator("[data-step='" + (STEPS - 1) + "']")).isVisible();
            assertThat(page.getByRole(AriaRole.ROW).count()).isLessThan(FEW);
            visitor.isAccessible().heardNoComplaint();
        }
    }

    @Test
    void drawsAGraphOfThreeHundredActions() {
        try (Visitor visitor = visitor()) {
            Page page = visitor.open("project/large/wide").page();

            assertThat(page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("State machine"))
                            .getByRole(AriaRole.BUTTON))
                    .hasCount(ACTIONS);
            visitor.isAccessible().heardNoComplaint();
        }
    }

    @Test
    void opensAStateOfTwentyMegabytesPieceByPiece() {
        try (Visitor visitor = visitor()) {
            Page page = visitor.open("project/large/heavy?step=0").page();

            assertThat(page.getByRole(AriaRole.TREE)).containsText("parts");
            assertThat(page.getByRole(AriaRole.TREE)).containsText(PARTS + " items");
            assertThat(page.getByRole(AriaRole.TREEITEM).count()).isLessThan(FEW);
            visitor.heardNoComplaint();
        }
    }
}
