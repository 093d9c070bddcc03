package dev.burr.test;

import dev.burr.core.Condition;
import dev.burr.core.State;
import dev.burr.lifecycle.EventLogged;
import dev.burr.lifecycle.StepFinished;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** Assertions on what an application did. */
public final class RecordingAssert extends AbstractAssert<RecordingAssert, Recording> {

    RecordingAssert(Recording actual) {
        super(actual, RecordingAssert.class);
    }

    /** These actions ran, in this order, and no others. Failed ones count. */
    public RecordingAssert visited(String... actions) {
        isNotNull();
        Assertions.assertThat(actual.visited()).as("actions visited").containsExactly(actions);
        return this;
    }

    /** None of these actions ran. */
    public RecordingAssert didNotVisit(String... actions) {
        isNotNull();
        Assertions.assertThat(actual.visited()).as("actions visited").doesNotContain(actions);
        return this;
    }

    /** A step whose action declares to write this key left it with this value. */
    public RecordingAssert wrote(String key, @Nullable Object value) {
        isNotNull();
        List<StepFinished> writers = actual.steps().stream()
                .filter(step -> step.exception() == null)
                .filter(step -> actual.writesOf(step).contains(key))
                .toList();
        if (writers.isEmpty()) {
            failWithMessage(
                    "Expected key '%s' to be written, but no step that succeeded declares to write it (visited: %s).",
                    key, actual.visited());
        }
        if (writers.stream().noneMatch(step -> holds(step.state(), key, value))) {
            failWithMessage(
                    "Expected key '%s' to be written as <%s>, but it was written as %s.",
                    key, value, writers.stream().map(step -> written(step, key)).toList());
        }
        return this;
    }

    /** Compares as the engine does, so that a reloaded value equals the typed one that it was. */
    private static boolean holds(State state, String key, @Nullable Object value) {
        return state.has(key) && Condition.eq(key, value).test(state);
    }

    private static String written(StepFinished step, String key) {
        String value = step.state().has(key) ? "<" + step.state().get(key) + ">" : "nothing";
        return value + " by '" + step.action() + "'";
    }

    /** The last step was one of this action and succeeded. */
    public RecordingAssert endedIn(String action) {
        isNotNull();
        List<StepFinished> steps = actual.steps();
        if (steps.isEmpty()) {
            failWithMessage("Expected the last step to be one of action '%s', but no step ran.", action);
        }
        StepFinished last = steps.get(steps.size() - 1);
        if (!last.action().equals(action)) {
            failWithMessage(
                    "Expected the last step to be one of action '%s', but it was one of '%s' (visited: %s).",
                    action, last.action(), actual.visited());
        }
        if (last.exception() != null) {
            failWithMessage(
                    "Expected the last step of action '%s' to succeed, but it failed: %s", action, last.exception());
        }
        return this;
    }

    /** A step of this action failed. */
    public RecordingAssert failed(String action) {
        return failed(action, Throwable.class);
    }

    /** A step of this action failed with an exception of this type, as the action threw it. */
    public RecordingAssert failed(String action, Class<? extends Throwable> type) {
        isNotNull();
        List<StepFinished> failures = actual.steps().stream()
                .filter(step -> step.exception() != null && step.action().equals(action))
                .toList();
        if (failures.isEmpty()) {
            failWithMessage(
                    "Expected a step of action '%s' to fail, but none did (events: %s).", action, actual.order());
        }
        if (failures.stream().noneMatch(step -> type.isInstance(step.exception()))) {
            failWithMessage(
                    "Expected a step of action '%s' to fail with a %s, but it failed with %s.",
                    action,
                    type.getName(),
                    failures.stream().map(StepFinished::exception).toList());
        }
        return this;
    }

    /** An action opened a span of this name. */
    public RecordingAssert hasSpan(String name) {
        isNotNull();
        Assertions.assertThat(actual.spans()).as("names of spans").contains(name);
        return this;
    }

    /** An action logged this attribute with this value; numbers are compared as numbers. */
    public RecordingAssert logged(String key, @Nullable Object value) {
        isNotNull();
        List<@Nullable Object> values = actual.logged(key);
        if (values.isEmpty()) {
            failWithMessage("Expected attribute '%s' to be logged, but it was not (events: %s).", key, actual.order());
        }
        if (values.stream().noneMatch(logged -> holds(State.of("value", logged), "value", value))) {
            failWithMessage(
                    "Expected attribute '%s' to be logged as <%s>, but it was logged as %s.", key, value, values);
        }
        return this;
    }

    /** An action said that this happened. */
    public RecordingAssert loggedEvent(String name) {
        isNotNull();
        Assertions.assertThat(actual.eventsOf(EventLogged.class))
                .as("events logged by actions")
                .extracting(EventLogged::name)
                .contains(name);
        return this;
    }

    /** Every step succeeded. */
    public RecordingAssert hasNoFailures() {
        isNotNull();
        Assertions.assertThat(actual.failures()).as("failures").isEmpty();
        return this;
    }

    /** These events came, in this order, and no others; {@link Recording#order()} says how they are written. */
    public RecordingAssert hasOrder(String... events) {
        isNotNull();
        Assertions.assertThat(actual.order()).as("events").containsExactly(events);
        return this;
    }
}
