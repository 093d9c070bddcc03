package dev.burr.test;

import dev.burr.application.RunResult;
import dev.burr.application.RunResult.Reason;
import dev.burr.core.State;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on how a run ended. Which steps led there, a {@link Recording} knows. */
public final class RunResultAssert extends AbstractAssert<RunResultAssert, RunResult> {

    RunResultAssert(RunResult actual) {
        super(actual, RunResultAssert.class);
    }

    /** The last action that ran is this one: the run was to halt after it, or no transition led on. */
    public RunResultAssert endedIn(String action) {
        isNotNull();
        if (actual.reason() == Reason.HALTED_BEFORE || !actual.action().equals(Optional.of(action))) {
            failWithMessage("Expected the run to end in action '%s', but it %s.", action, end());
        }
        return this;
    }

    /** This action is next: the run was to halt before it. */
    public RunResultAssert haltedBefore(String action) {
        isNotNull();
        if (actual.reason() != Reason.HALTED_BEFORE || !actual.action().equals(Optional.of(action))) {
            failWithMessage("Expected the run to halt before action '%s', but it %s.", action, end());
        }
        return this;
    }

    /** The run went as far as transitions led. */
    public RunResultAssert foundNoTransition() {
        isNotNull();
        if (actual.reason() != Reason.NO_TRANSITION) {
            failWithMessage("Expected the run to go as far as transitions lead, but it %s.", end());
        }
        return this;
    }

    /** The state after the run has this value. Values are compared as JSON, so that a reloaded one equals the typed one. */
    public RunResultAssert hasValue(String key, @Nullable Object value) {
        isNotNull();
        State state = actual.state();
        if (!state.has(key)) {
            failWithMessage("Expected the state to have key '%s', but it does not (keys: %s).", key, state.keys());
        }
        JsonComparison comparison = JsonComparison.of("expected", "found").compare(key, value, state.get(key));
        if (comparison.isDifferent()) {
            failWithMessage("%s", "The state after the run is another one:" + comparison.text());
        }
        return this;
    }

    /** The state after the run has no value of this key. */
    public RunResultAssert hasNoValue(String key) {
        isNotNull();
        if (actual.state().has(key)) {
            failWithMessage(
                    "Expected the state to have no key '%s', but it has <%s>.",
                    key, actual.state().get(key));
        }
        return this;
    }

    private String end() {
        return actual.action()
                .map(action -> "stopped at '%s' (%s)".formatted(action, actual.reason()))
                .orElseGet(() -> "ran nothing (%s)".formatted(actual.reason()));
    }
}
