package dev.burr.test;

import dev.burr.cases.CaseResult;
import dev.burr.cases.TraceCase;
import dev.burr.core.MissingKeyException;
import dev.burr.core.State;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on what an action did with a recorded case. Values are compared as JSON: a reloaded one equals the typed one. */
public final class CaseResultAssert extends AbstractAssert<CaseResultAssert, CaseResult> {

    CaseResultAssert(CaseResult actual) {
        super(actual, CaseResultAssert.class);
    }

    /**
     * The action left what it writes as it was recorded. Of the other keys, only those count that the recorded step changed. Where
     * a whole answer can't be expected again, as of a language model, {@link #wrote} looks at single keys.
     */
    public CaseResultAssert matchesRecordedState() {
        isNotNull();
        State after = stateAfterSuccess();
        TraceCase testCase = actual.testCase();
        if (!testCase.hasExpectedState()) {
            failWithMessage(
                    "Case '%s' has no expected state yet, as that of a step that failed when it was recorded. Replace '%s' in its 'expected_state' by the keys that the action is to write (%s), or assert with wrote(…) or failedWith(…).",
                    testCase.name(), TraceCase.TODO, actual.writes());
        }
        JsonComparison comparison = JsonComparison.of("recorded", "now");
        for (String key : actual.writes()) {
            comparison.compare(key, value(testCase.expectedState(), key), value(after, key));
        }
        for (String key : changedByRecordedStepOnly()) {
            comparison.compare(
                    key + " (which the action does not declare to write)",
                    value(testCase.expectedState(), key),
                    value(after, key));
        }
        if (comparison.isDifferent()) {
            failWithMessage(
                    "%s",
                    "Case '%s': action '%s' did not leave the recorded state:%s"
                            .formatted(testCase.name(), testCase.action(), comparison.text()));
        }
        return this;
    }

    /** The action declares to write this key, and left it with this value. */
    public CaseResultAssert wrote(String key, @Nullable Object value) {
        State after = stateWith(key);
        JsonComparison comparison = JsonComparison.of("expected", "now").compare(key, value, value(after, key));
        if (comparison.isDifferent()) {
            failWithMessage(
                    "%s",
                    "Case '%s': action '%s' wrote another value:%s"
                            .formatted(
                                    actual.testCase().name(), actual.testCase().action(), comparison.text()));
        }
        return this;
    }

    /**
     * The action declares to write this key, and left it with a value of this type that meets requirements, for what is not
     * the same each time: {@code wrote("response", Message.class, reply -> assertThat(reply.role()).isEqualTo("assistant"))}.
     */
    public <T> CaseResultAssert wrote(String key, Class<T> type, Consumer<? super T> requirements) {
        State after = stateWith(key);
        T value;
        try {
            value = after.get(key, type);
        } catch (MissingKeyException | IllegalArgumentException e) {
            throw failed(
                    "action '%s' did not write key '%s' as a %s. %s"
                            .formatted(actual.testCase().action(), key, type.getSimpleName(), e.getMessage()),
                    e);
        }
        requirements.accept(value);
        return this;
    }

    /** The state after the action, which must declare to write a key. */
    private State stateWith(String key) {
        isNotNull();
        State after = stateAfterSuccess();
        if (!actual.writes().contains(key)) {
            failWithMessage(
                    "Case '%s': expected key '%s' to be written, but action '%s' does not declare to write it (writes: %s).",
                    actual.testCase().name(), key, actual.testCase().action(), actual.writes());
        }
        return after;
    }

    /** The action failed with an exception of this type. */
    public CaseResultAssert failedWith(Class<? extends Exception> type) {
        isNotNull();
        Exception failure = actual.failure();
        if (failure == null) {
            failWithMessage(
                    "Case '%s': expected action '%s' to fail with %s, but it succeeded.",
                    actual.testCase().name(), actual.testCase().action(), type.getName());
        } else if (!type.isInstance(failure)) {
            throw failed(
                    "expected action '%s' to fail with %s, but it failed with %s"
                            .formatted(actual.testCase().action(), type.getName(), failure),
                    failure);
        }
        return this;
    }

    private State stateAfterSuccess() {
        State state = actual.state();
        if (state == null) {
            throw failed(
                    "action '%s' failed with %s".formatted(actual.testCase().action(), actual.failure()),
                    actual.failure());
        }
        return state;
    }

    private AssertionError failed(String what, @Nullable Exception cause) {
        AssertionError error =
                failure("%s", "Case '%s': %s".formatted(actual.testCase().name(), what));
        error.initCause(cause);
        return error;
    }

    /** What the recorded step wrote and the action, as it is now, does not: it may have lost a write. */
    private Set<String> changedByRecordedStepOnly() {
        State before = actual.testCase().inputState();
        State after = actual.testCase().expectedState();
        var changed = new LinkedHashSet<>(after.keys());
        changed.removeAll(actual.writes());
        changed.removeIf(key -> !JsonComparison.of("", "")
                .compare(key, value(before, key), value(after, key))
                .isDifferent());
        return changed;
    }

    private static @Nullable Object value(State state, String key) {
        return state.has(key) ? state.get(key) : JsonComparison.NOTHING;
    }
}
