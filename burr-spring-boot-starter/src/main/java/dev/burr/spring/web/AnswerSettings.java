package dev.burr.spring.web;

import dev.burr.core.State;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a run is sent.
 *
 * @param timeout zero for none
 * @param heartbeat zero for none
 * @param pulse what the heartbeat goes by
 * @param ending what the last event tells of the state; null for the ids of the run
 */
record AnswerSettings(
        ClientGone clientGone, Duration timeout, Duration heartbeat, Pulse pulse, @Nullable Function<State, ?> ending) {

    static final AnswerSettings USUAL =
            new AnswerSettings(ClientGone.CANCEL_RUN, Duration.ZERO, Duration.ofSeconds(15), Heartbeats.STANDARD, null);

    AnswerSettings {
        Objects.requireNonNull(clientGone, "clientGone");
        if (timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "The answer may take %s, which is negative. Give zero or more; zero is for ever."
                            .formatted(timeout));
        }
        if (heartbeat.isNegative()) {
            throw new IllegalArgumentException(
                    "The heartbeat comes every %s, which is negative. Give zero or more; zero is for none."
                            .formatted(heartbeat));
        }
    }

    AnswerSettings clientGone(ClientGone what) {
        return new AnswerSettings(what, timeout, heartbeat, pulse, ending);
    }

    AnswerSettings timeout(Duration longest) {
        return new AnswerSettings(clientGone, longest, heartbeat, pulse, ending);
    }

    AnswerSettings heartbeat(Duration period) {
        return new AnswerSettings(clientGone, timeout, period, pulse, ending);
    }

    AnswerSettings pulse(Pulse other) {
        return new AnswerSettings(clientGone, timeout, heartbeat, other, ending);
    }

    AnswerSettings ending(Function<State, ?> data) {
        return new AnswerSettings(clientGone, timeout, heartbeat, pulse, data);
    }
}
