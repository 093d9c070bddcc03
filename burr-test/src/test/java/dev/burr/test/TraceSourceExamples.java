package dev.burr.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.cases.TraceCase;
import org.junit.jupiter.params.ParameterizedTest;

/** Tests that {@link TraceSourceTest} runs, and looks at how they end. */
final class TraceSourceExamples {

    private TraceSourceExamples() {}

    static final class Passing {

        @ParameterizedTest
        @TraceSource({"traces/count.json", "../burr-test/src/test/resources/traces/count.json"})
        void all(TraceCase testCase) {
            assertThat(testCase.hasExpectedState()).isTrue();
        }
    }

    static final class Missing {

        @ParameterizedTest
        @TraceSource("traces/missing.json")
        void all(TraceCase testCase) {}
    }

    static final class Empty {

        @ParameterizedTest
        @TraceSource("traces/empty.json")
        void all(TraceCase testCase) {}
    }

    static final class OtherAction {

        @ParameterizedTest
        @TraceSource(value = "traces/count.json", action = "respond")
        void all(TraceCase testCase) {}
    }
}
