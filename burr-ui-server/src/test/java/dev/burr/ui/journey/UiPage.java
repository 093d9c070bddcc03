package dev.burr.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import dev.burr.application.Application;
import dev.burr.tracking.TrackingClient;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The pages of the UI and the tabs of a step: what each shows once it is there, and what it has to ask the server for. */
enum UiPage {
    PROJECTS("", "support", "projects$", "The projects could not be read"),
    APPLICATIONS("project/support", "chat-good", "applications\\?", "The applications could not be read"),
    STEPS("project/support/chat-good", "check_safety", "steps", "The steps could not be read"),
    GRAPH(
            "project/support/chat-good?pane=graph",
            "State machine",
            "application\\?",
            "The facts of this run could not be read"),
    DATA(ofStep("chat-good", 2, "data"), "You said: Hello", "step\\?", "Step 2 could not be read"),
    DIFF(ofStep("chat-good", 2, "diff"), "written by", "diff\\?", "The difference could not be read"),
    CODE(ofStep("chat-good", 2, "code"), "as recorded", "step\\?", "Step 2 could not be read"),
    SPANS(ofStep("report-1", 0, "spans"), "ask the model", "step/trace", "The spans could not be read"),
    INSIGHTS(ofStep("chat-good", 2, "insights"), "Time by action", "insight", "The insights could not be read"),
    NOTES_OF_STEP(
            ofStep("chat-good", 2, "annotations"),
            "New annotation on #2",
            "annotations\\?",
            "The annotations could not be read"),
    REPRODUCE(
            ofStep("chat-good", 2, "reproduce"),
            "Make a test case",
            "step/reproduce",
            "How to do step 2 again could not be read"),
    COMPARE(
            "project/support/compare?a=chat-good&b=chat-fork",
            "State after #3 prompt",
            "compare\\?",
            "The runs could not be compared"),
    COMPARED_STATES(
            "project/support/compare?a=chat-good&b=chat-fork",
            "2 keys differ",
            "diff\\?",
            "The states could not be compared"),
    STATISTICS("project/support/statistics", "Slowest steps", "statistics\\?", "The statistics could not be read"),
    NOTES("project/support/annotations", "to review", "annotations\\?", "The annotations could not be read"),
    PROBLEMS(
            "project/support/problems",
            "1 run ended with a step that failed",
            "problems\\?",
            "The problems could not be read"),
    TRASH("project/support/trash", "Restore all", "trash\\?", "The trash could not be read");

    private final String path;
    private final String sign;
    private final Pattern asked;
    private final String failure;

    /**
     * A page.
     *
     * @param sign what is written on it once it is there, and not before
     * @param asked what it needs of the API
     * @param failure what it says where it does not get that
     */
    UiPage(String path, String sign, String asked, String failure) {
        this.path = path;
        this.sign = sign;
        this.asked = Pattern.compile("/api/v1/" + asked);
        this.failure = failure;
    }

    private static String ofStep(String app, int sequenceId, String tab) {
        return "project/support/%s?step=%d&tab=%s&pane=step".formatted(app, sequenceId, tab);
    }

    String path() {
        return path;
    }

    Locator sign(Page page) {
        return page.locator("main")
                .getByText(sign)
                .filter(new Locator.FilterOptions().setVisible(true))
                .first();
    }

    Pattern asked() {
        return asked;
    }

    String failure() {
        return failure;
    }

    /** A server on whose pages there is something to see. */
    static Stage stage(Path storage) {
        Stage stage = new Stage(storage, "support", UiPage::record);
        try (Visitor visitor = stage.desktop(ColorScheme.LIGHT)) {
            post(
                    visitor.open(""),
                    "annotations?project=support&app=chat-good&sequenceId=0",
                    "{\"stepName\": \"prompt\", \"tags\": [\"to review\"], \"observations\": []}");
            post(visitor, "trash", "{\"project\": \"support\", \"apps\": [\"chat-old\"]}");
        }
        return stage;
    }

    private static void record(TrackingClient tracking) {
        ChatRuns runs = new ChatRuns(tracking);
        ReportRun.record(tracking, "report-1");
        ChatRuns.say(runs.conversation("chat-old"), "Goodbye");
        catchThrowable(() -> ChatRuns.say(runs.conversation("chat-bad"), "crash now"));
        Application good = runs.conversation("chat-good");
        ChatRuns.say(good, "Hello");
        ChatRuns.say(good, "How are you?");
        ChatRuns.say(runs.fork("chat-fork", "chat-good", 2), "something nice");
    }

    private static void post(Visitor visitor, String path, String json) {
        int status = visitor.page()
                .request()
                .post(
                        visitor.page().url() + "api/v1/" + path,
                        RequestOptions.create()
                                .setHeader("content-type", "application/json")
                                .setData(json))
                .status();
        assertThat(status).isEqualTo(200);
    }
}
