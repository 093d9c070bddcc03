package dev.burr.tracking;

import dev.burr.core.State;
import dev.burr.serde.Serde;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What exceptions of one application say, without the values that are masked. Steps run one after the other. */
final class FailureTexts {

    private static final String MESSAGE = "message";

    private final Serde serde;

    /** Of the step that runs; kept only where something is masked. */
    private volatile Map<String, @Nullable Object> inputs = Map.of();

    /** A failure that a transition handles stays in the state, and the inputs of its step don't. */
    private volatile @Nullable Handled handled;

    FailureTexts(Serde serde) {
        this.serde = serde;
    }

    private record Handled(String message, String shown) {}

    /** A step begins that has these inputs. */
    void begin(Map<String, @Nullable Object> given) {
        if (serde.hidesValues()) {
            inputs = given;
        }
    }

    /**
     * The stack trace of a failure; null when there was none.
     *
     * @param state the state that the step was given
     */
    @Nullable
    String stackTrace(@Nullable Throwable failure, State state) {
        return failure == null ? null : shown(stackTrace(failure), state);
    }

    /** A stack trace calls methods of the exception, which may fail as well. */
    private static String stackTrace(Throwable failure) {
        var text = new StringWriter();
        try (var writer = new PrintWriter(text)) {
            failure.printStackTrace(writer);
        } catch (RuntimeException e) {
            text.append(failure.getClass().getName());
        }
        return text.toString();
    }

    /** What is logged of a state: its values, which the sink masks, and the message of the failure that led on. */
    Map<String, @Nullable Object> logged(State state) {
        Map<String, @Nullable Object> logged = state.logged();
        if (!serde.hidesValues()
                || !(logged.get(State.FAILED_STEP) instanceof Map<?, ?> failed)
                || !(failed.get(MESSAGE) instanceof String message)) {
            return logged;
        }
        var shown = new LinkedHashMap<Object, @Nullable Object>(failed);
        shown.put(MESSAGE, shownOnce(message, state));
        var all = new LinkedHashMap<>(logged);
        all.put(State.FAILED_STEP, shown);
        return all;
    }

    private String shownOnce(String message, State state) {
        Handled known = handled;
        if (known == null || !known.message.equals(message)) {
            known = new Handled(message, shown(message, state));
            handled = known;
        }
        return known.shown;
    }

    private String shown(String text, State state) {
        return serde.text(text, serde.hidesValues() ? List.of(inputs, state.asMap()) : List.of());
    }
}
