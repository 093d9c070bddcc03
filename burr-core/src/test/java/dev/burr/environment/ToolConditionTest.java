package dev.burr.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

final class ToolConditionTest {
    private static final Tool<Path> PRESENT = new Tool<>("Present", "", "", () -> Optional.of(Path.of("present")));
    private static final Tool<Path> ABSENT = new Tool<>("Absent", "it is not on PATH", "Install it.", Optional::empty);

    private static final LauncherConfig WITHOUT_SERVICES = LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .build();

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void runsTheTestWhereTheToolIsPresent() {
        TestExecutionSummary summary = execute(WithPresentTool.class);

        assertThat(summary.getTestsSucceededCount()).isOne();
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void skipsTheTestWithTheReasonWhereTheToolIsAbsent() {
        TestExecutionSummary summary = execute(WithAbsentTool.class);

        assertThat(summary.getTestsStartedCount()).isZero();
        assertThat(summary.getTotalFailureCount()).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "Skipped 2 test(s): Absent was not found (it is not on PATH). Install it.\n");
    }

    @Test
    void failsWhereTheToolIsAbsentAndSkipsAreForbidden() {
        TestExecutionSummary summary = execute(WithAbsentToolInCi.class);

        assertThat(summary.getFailures()).singleElement().satisfies(failure -> assertThat(failure.getException())
                .hasMessageContaining("Absent was not found")
                .hasMessageContaining("BURR_FORBID_SKIPS"));
    }

    @Test
    void tellsWhyATestGaveUpByItself() {
        execute(WithAssumption.class);

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Skipped 1 test(s)", "only on a full moon");
    }

    private TestExecutionSummary execute(Class<?> testClass) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(testClass))
                .build();
        var listener = new SummaryGeneratingListener();

        LauncherFactory.create(WITHOUT_SERVICES)
                .execute(request, listener, new SkippedTests(new PrintStream(printed, true, StandardCharsets.UTF_8)));
        return listener.getSummary();
    }

    static final class PresentCondition extends ToolCondition {
        PresentCondition() {
            super(PRESENT, () -> true);
        }
    }

    static final class AbsentCondition extends ToolCondition {
        AbsentCondition() {
            super(ABSENT, () -> false);
        }
    }

    static final class AbsentInCiCondition extends ToolCondition {
        AbsentInCiCondition() {
            super(ABSENT, () -> true);
        }
    }

    @ExtendWith(PresentCondition.class)
    static final class WithPresentTool {
        @Test
        void runs() {}
    }

    @ExtendWith(AbsentCondition.class)
    static final class WithAbsentTool {
        @Test
        void doesNotRun() {
            throw new AssertionError("ran without its tool");
        }

        @Test
        void doesNotRunEither() {
            throw new AssertionError("ran without its tool");
        }
    }

    @ExtendWith(AbsentInCiCondition.class)
    static final class WithAbsentToolInCi {
        @Test
        void doesNotRun() {}
    }

    static final class WithAssumption {
        @Test
        void givesUp() {
            Assumptions.abort("only on a full moon");
        }
    }
}
