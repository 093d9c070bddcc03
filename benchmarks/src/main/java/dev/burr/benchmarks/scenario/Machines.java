package dev.burr.benchmarks.scenario;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.reading;
import static dev.burr.core.Transition.from;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The state machines that are run. Each is there once more, line by line, in {@code burr_peer.py}. */
public final class Machines {

    /** No two are the same, as in a conversation: what is written once is not in the processor's cache the next time. */
    private static final List<String> MESSAGES = IntStream.range(0, 10_000)
            .mapToObj(i -> String.format(Locale.ROOT, "%05d %s", i, "m".repeat(94)))
            .toList();

    private Machines() {}

    /** The first messages of a chat; each has 100 characters. */
    static List<String> messages(int count) {
        return MESSAGES.subList(0, count);
    }

    /** Counts to a limit, with a step for each number, and is done in one more. */
    public static Application counter(ApplicationBuilder builder, int limit) {
        return counting(builder, limit, State.of("n", 0));
    }

    private static Application counting(ApplicationBuilder builder, int limit, State start) {
        return builder.withActions(
                        action("count").reads("n").writes("n").run(state -> state.increment("n")),
                        action("done").run(state -> state))
                .withTransitions(
                        from("count")
                                .to("count")
                                .when(reading("n").test("n < " + limit, state -> state.getInt("n") < limit)),
                        from("count").to("done"))
                .withState(start)
                .withEntrypoint("count")
                .build();
    }

    /** Counts to a limit beside a record of about 1 KiB, as an order or a profile is, that no step changes. */
    static Application counterBesideKilobyte(ApplicationBuilder builder, int limit) {
        return counting(builder, limit, State.of("n", 0).with("record", kilobyte()));
    }

    /** About 1 KiB as JSON. */
    static Map<String, Object> kilobyte() {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < 16; i++) {
            fields.put("field%02d".formatted(i), "%02d %s".formatted(i, "v".repeat(48)));
        }
        return fields;
    }

    /** Counts for ever. There is no choice at any step, and so no line in the log that says why it was taken. */
    public static Application endlessCounter(ApplicationBuilder builder) {
        return builder.withActions(action("count").reads("n").writes("n").run(state -> state.increment("n")))
                .withTransitions(from("count").to("count"))
                .withState(State.of("n", 0))
                .withEntrypoint("count")
                .build();
    }

    /** Appends messages to a history that has some until it has so many, and is done in one more step. */
    public static Application chat(ApplicationBuilder builder, int first, int limit) {
        Iterator<String> next = MESSAGES.subList(first, limit).iterator();
        return builder.withActions(
                        action("chat").writes("history").run(state -> state.append("history", next.next())),
                        action("done").run(state -> state))
                .withTransitions(
                        from("chat")
                                .to("chat")
                                .when(reading("history")
                                        .test(
                                                "len(history) < " + limit,
                                                state -> state.getList("history", String.class)
                                                                .size()
                                                        < limit)),
                        from("chat").to("done"))
                .withState(State.of("history", messages(first)))
                .withEntrypoint("chat")
                .build();
    }
}
