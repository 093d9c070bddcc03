package dev.burr.environment;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end of a module's tests what was skipped and why, which Surefire keeps to its report files. */
public final class SkippedTests implements TestExecutionListener {
    private final PrintStream out;
    private final Map<String, Long> countByReason = new TreeMap<>();
    private @Nullable TestPlan plan;

    /** Called by the JUnit Platform, which finds this listener as a service. */
    public SkippedTests() {
        this(System.out);
    }

    SkippedTests(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
        countByReason.clear();
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier skipped, String reason) {
        countByReason.merge(reason, testsIn(skipped), Long::sum);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier finished, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            String reason = result.getThrowable().map(Throwable::getMessage).orElse("no reason given");
            countByReason.merge(reason, testsIn(finished), Long::sum);
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan testPlan) {
        countByReason.forEach((reason, count) -> out.printf("Skipped %d test(s): %s%n", count, reason));
    }

    private long testsIn(TestIdentifier identifier) {
        if (identifier.isTest() || plan == null) {
            return 1;
        }
        return plan.getDescendants(identifier).stream()
                .filter(TestIdentifier::isTest)
                .count();
    }
}
