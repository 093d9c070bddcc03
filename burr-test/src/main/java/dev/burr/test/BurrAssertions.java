package dev.burr.test;

import dev.burr.application.RunResult;
import dev.burr.cases.CaseResult;

/** Where assertions on applications start. Its {@code assertThat} stands beside AssertJ's own without a clash. */
public final class BurrAssertions {

    private BurrAssertions() {}

    /** Asserts what an application did. */
    public static RecordingAssert assertThat(Recording recording) {
        return new RecordingAssert(recording);
    }

    /** Asserts how a run ended. */
    public static RunResultAssert assertThat(RunResult result) {
        return new RunResultAssert(result);
    }

    /** Asserts what an action did with a recorded case. */
    public static CaseResultAssert assertThat(CaseResult result) {
        return new CaseResultAssert(result);
    }
}
