package dev.burr.test;

import static dev.burr.core.Action.action;
import static dev.burr.test.BurrAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.cases.TraceCase;
import dev.burr.core.Action;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

final class TraceSourceTest {

    private static final Action COUNT = action("count")
            .writes("n")
            .optionalInputs("by")
            .run((state, inputs) ->
                    state.increment("n", inputs.find("by", Integer.class).orElse(1)));

    @Nested
    final class InUse {

        @ParameterizedTest
        @TraceSource(value = "traces/count.json", action = "count")
        void givesTheCasesOfAResource(TraceCase testCase) {
            assertThat(testCase.run(COUNT)).matchesRecordedState();
        }

        @ParameterizedTest
        @TraceSource(value = "/traces/count.json", action = "rest")
        void takesASlashForTheRoot(TraceCase testCase) {
            assertThat(testCase.action()).isEqualTo("rest");
        }
    }

    @Test
    void namesTestsAfterTheirCasesAndFallsBackToFiles() {
        assertThat(outcomesOf(TraceSourceExamples.Passing.class))
                .containsExactly(
                        "[1] count_app_1 SUCCESSFUL",
                        "[2] count by three SUCCESSFUL",
                        "[3] rest_app_7 SUCCESSFUL",
                        "[4] count_app_1 SUCCESSFUL",
                        "[5] count by three SUCCESSFUL",
                        "[6] rest_app_7 SUCCESSFUL");
    }

    @Test
    void saysHowToMakeAFileThatIsNotThere() {
        assertThat(outcomesOf(TraceSourceExamples.Missing.class))
                .singleElement()
                .asString()
                .isEqualTo(
                        "all(TraceCase) FAILED Trace file 'traces/missing.json' is neither a resource of the class path nor a file ('%s'). Check the name, or make it of a recorded step: ./burr test-case create --project-name PROJECT --app-id ID --sequence-id N --target-file-name src/test/resources/traces/missing.json"
                                .formatted(Path.of("traces/missing.json").toAbsolutePath()));
    }

    @Test
    void doesNotPassWithoutCases() {
        assertThat(outcomesOf(TraceSourceExamples.Empty.class))
                .containsExactly(
                        "all(TraceCase) FAILED There is no case in [traces/empty.json]. Add one with ./burr test-case create.");
        assertThat(outcomesOf(TraceSourceExamples.OtherAction.class))
                .containsExactly(
                        "all(TraceCase) FAILED There is no case of action 'respond' in [traces/count.json] (actions: [count, rest]). Check the name, or leave it out to take all cases.");
    }

    /** The display names of tests, and of containers that failed, with how they ended. */
    private static List<String> outcomesOf(Class<?> tests) {
        var outcomes = new ArrayList<String>();
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .build())
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(tests))
                                .filters(EngineFilter.includeEngines("junit-jupiter"))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                String status = test.getDisplayName() + " " + result.getStatus();
                                if (test.isTest()) {
                                    outcomes.add(status);
                                } else {
                                    result.getThrowable()
                                            .ifPresent(failure -> outcomes.add(status + " " + failure.getMessage()));
                                }
                            }
                        });
        return outcomes;
    }
}
