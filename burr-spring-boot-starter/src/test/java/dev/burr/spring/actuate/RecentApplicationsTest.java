package dev.burr.spring.actuate;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ApplicationId;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.lifecycle.RunStarted;
import dev.burr.test.InMemoryTrackingClient;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the endpoint tells of real runs. */
final class RecentApplicationsTest {

    private final RecentApplications seen = new RecentApplications();

    private BurrReport report() {
        return new BurrEndpoint(seen, List.of(), UiLinks.to(null, () -> null)).report();
    }

    private ApplicationBuilder counter() {
        return new ApplicationBuilder()
                .withHooks(seen)
                .withActions(
                        action("count").reads("n").writes("n").run(state -> state.increment("n")),
                        action("fail").inputs("secret").run((state, inputs) -> {
                            throw new IOException("refused " + inputs.getString("secret"));
                        }))
                .withTransitions(from("count").to("fail"))
                .withState(State.of("n", 0))
                .withEntrypoint("count");
    }

    private Application application(String id) {
        return counter().withIdentifiers(id, "somebody").build();
    }

    @Test
    void tellsWhatAnApplicationDid() {
        application("a").step();

        BurrReport.Application told = report().recent().get(0);
        assertThat(told.id()).isEqualTo("a");
        assertThat(told.partitionKey()).isEqualTo("somebody");
        assertThat(told.action()).isEqualTo("count");
        assertThat(told.steps()).isEqualTo(1);
        assertThat(told.failures()).isZero();
        assertThat(told.live()).isFalse();
        assertThat(told.lastActivity()).isAfterOrEqualTo(told.firstSeen());
    }

    @Test
    void tellsOfARunThatIsUnderWay() {
        var steps = application("a").iterate(after("count"), Inputs.none()).iterator();
        steps.next();

        assertThat(report().live()).extracting(BurrReport.Application::id).containsExactly("a");
        assertThat(report().recent()).isEmpty();

        assertThat(steps.hasNext()).isFalse();

        assertThat(report().live()).isEmpty();
        assertThat(report().recent()).extracting(BurrReport.Application::id).containsExactly("a");
    }

    @Test
    void tellsWhereAStepFailedOnceAndWithoutWhatItSaid() {
        Application app = application("a");
        assertThatThrownBy(() -> app.run(after("fail"), Inputs.of("secret", "hunter2")))
                .hasRootCauseMessage("refused hunter2");

        assertThat(report().errors()).singleElement().satisfies(failure -> {
            assertThat(failure.application()).isEqualTo("a");
            assertThat(failure.action()).isEqualTo("fail");
            assertThat(failure.sequenceId()).isEqualTo(1);
            assertThat(failure.exception()).isEqualTo("java.io.IOException");
            assertThat(failure.cause()).isNull();
            assertThat(failure.at())
                    .startsWith(RecentApplicationsTest.class.getName())
                    .contains("RecentApplicationsTest.java:");
        });
        assertThat(report().toString()).doesNotContain("hunter2", "refused");
    }

    @Test
    void tellsOfAFailureAroundTheSteps() {
        Application endless = new ApplicationBuilder()
                .withHooks(seen)
                .withActions(action("count").run(state -> state), action("rest").run(state -> state))
                .withEntrypoint("count")
                .withTransitions(from("count").to("count"))
                .withMaxSteps(1)
                .withIdentifiers("endless", null)
                .build();
        assertThatThrownBy(() -> endless.run(after("rest"))).isNotNull();

        assertThat(report().errors()).singleElement().satisfies(failure -> {
            assertThat(failure.action()).isNull();
            assertThat(failure.sequenceId()).isNull();
            assertThat(failure.exception()).endsWith("MaxStepsExceededException");
        });
    }

    @Test
    void drawsAStateMachineOnceHoweverOftenItIsBuilt() {
        application("a");
        application("b");

        assertThat(report().graphs()).singleElement().satisfies(graph -> {
            assertThat(graph.entrypoint()).isEqualTo("count");
            assertThat(graph.actions()).containsExactly("count", "fail");
            assertThat(graph.mermaid()).startsWith("flowchart").contains("count", "fail");
        });
        assertThat(report().recent())
                .extracting(BurrReport.Application::graph)
                .containsOnly(report().graphs().get(0).id());
    }

    @Test
    void keepsTheLatestOfEverything() {
        for (int i = 0; i < 150; i++) {
            Application app = new ApplicationBuilder()
                    .withHooks(seen)
                    .withActions(action("fail-" + i).run(state -> {
                        throw new IllegalStateException();
                    }))
                    .withEntrypoint("fail-" + i)
                    .withIdentifiers("app-" + i, null)
                    .build();
            assertThatThrownBy(app::step).isInstanceOf(IllegalStateException.class);
        }

        BurrReport report = report();
        assertThat(report.recent()).hasSize(RecentApplications.MOST).first().satisfies(app -> assertThat(app.id())
                .isEqualTo("app-149"));
        assertThat(report.errors()).hasSize(RecentFailures.MOST).first().satisfies(failure -> assertThat(
                        failure.application())
                .isEqualTo("app-149"));
        assertThat(report.graphs()).hasSize(SeenGraphs.MOST).first().satisfies(graph -> assertThat(graph.entrypoint())
                .isEqualTo("fail-149"));
    }

    @Test
    void keepsWhatRunsLongerThanWhatHasEnded() {
        State none = State.of("n", 0);
        seen.runStarted(new RunStarted(ApplicationId.of("long"), "run", none, Instant.EPOCH));
        for (int i = 0; i < 150; i++) {
            application("short-" + i);
        }

        assertThat(report().live()).extracting(BurrReport.Application::id).containsExactly("long");
        assertThat(report().recent()).hasSize(RecentApplications.MOST - 1);

        for (int i = 0; i < 150; i++) {
            seen.runStarted(new RunStarted(ApplicationId.of("run-" + i), "run", none, Instant.EPOCH));
        }

        assertThat(report().live())
                .hasSize(RecentApplications.MOST)
                .extracting(BurrReport.Application::id)
                .startsWith("run-149")
                .doesNotContain("long");
    }

    @Test
    void tellsOfOneApplicationAndWhatBelongsToIt() {
        Application app = application("a");
        app.step();
        assertThatThrownBy(() -> app.step(Inputs.of("secret", "s"))).isNotNull();
        new ApplicationBuilder()
                .withHooks(seen)
                .withActions(action("rest").run(state -> state))
                .withEntrypoint("rest")
                .withIdentifiers("b", null)
                .build()
                .step();
        var endpoint = new BurrEndpoint(
                seen,
                List.of(InMemoryTrackingClient.forProject("chat")),
                UiLinks.to(URI.create("http://localhost:7241"), () -> null));

        BurrReport one = endpoint.application("a");

        assertThat(one.recent()).singleElement().satisfies(told -> assertThat(told.ui())
                .isEqualTo("http://localhost:7241/open?project=chat&app=a"));
        assertThat(one.errors()).singleElement().satisfies(failure -> assertThat(failure.ui())
                .isEqualTo("http://localhost:7241/open?project=chat&app=a&step=1"));
        assertThat(one.graphs()).extracting(BurrReport.GraphView::entrypoint).containsExactly("count");
        assertThat(endpoint.application("c")).isNull();
    }
}
