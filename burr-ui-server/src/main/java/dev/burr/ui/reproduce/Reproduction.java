package dev.burr.ui.reproduce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a recorded step is done again elsewhere.
 *
 * @param problem why no test case can be made of the step, and what to do; null if one can
 * @param command makes the test case, in a shell where the runs lie; null if none can be made
 * @param pythonCommand the same with Apache Burr; null if that is not possible
 * @param pythonProblem why it is not; null if it is, or no test case can be made at all
 * @param testFile where the test belongs in a project
 * @param test source of a JUnit test for the case; null if none can be made
 * @param forks runs that go on from here, as source
 */
public record Reproduction(
        @Nullable String problem,
        @Nullable String command,
        @Nullable String pythonCommand,
        @Nullable String pythonProblem,
        String testFile,
        @Nullable String test,
        List<Fork> forks) {

    public Reproduction {
        forks = List.copyOf(forks);
    }

    /**
     * A new run that begins with what was recorded.
     *
     * @param app the run that it goes on from, which is another one where the step is the first of a fork
     * @param sequenceId the step behind which it goes on
     * @param again whether it begins with the step itself, and not with the one behind it
     */
    public record Fork(String app, long sequenceId, boolean again, String java, String python) {}
}
