package dev.burr.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a run stops. At least one step runs. After each step {@code before} is tested first (is one of them next?), then
 * {@code after} (did one of them just run?). A run also ends when no transition can be taken. Immutable.
 *
 * @param before names of actions, or tags ({@code @tag:answer}), that must not run
 * @param after names of actions, or tags, after which to stop
 */
public record Halt(List<String> before, List<String> after) {

    public Halt {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Stops when one of these is next. */
    public static Halt before(String... actions) {
        return new Halt(List.of(actions), List.of());
    }

    /** Stops when one of these has run. */
    public static Halt after(String... actions) {
        return new Halt(List.of(), List.of(actions));
    }

    /** Stops when a step has run, and another action is next: then {@link RunResult#action()} is the one that is next. */
    public static Halt beforeAny() {
        return before(Graph.ANY);
    }

    /** Stops when a step has run, whichever: then {@link RunResult#action()} is the one that ran. */
    public static Halt afterAny() {
        return after(Graph.ANY);
    }

    /** Runs until no transition can be taken: forever, in a graph that loops. */
    public static Halt never() {
        return new Halt(List.of(), List.of());
    }

    /** Stops also when one of these is next. */
    public Halt orBefore(String... actions) {
        return new Halt(joined(before, actions), after);
    }

    /** Stops also when one of these has run. */
    public Halt orAfter(String... actions) {
        return new Halt(before, joined(after, actions));
    }

    private static List<String> joined(List<String> names, String... more) {
        var joined = new ArrayList<>(names);
        joined.addAll(List.of(more));
        return joined;
    }
}
