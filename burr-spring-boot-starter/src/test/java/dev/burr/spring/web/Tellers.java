package dev.burr.spring.web;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Emitter;
import dev.burr.core.State;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.RunFinished;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Applications whose action {@code tell} emits items, and what became of them. */
final class Tellers {

    private Tellers() {}

    interface Telling {
        void tell(Emitter out) throws Exception;
    }

    /** An application named 'story', which keeps what it came to. */
    static Application telling(Telling telling, LifecycleHook... hooks) {
        return builder(telling).withHooks(hooks).build();
    }

    private static ApplicationBuilder builder(Telling telling) {
        return new ApplicationBuilder()
                .withActions(action("tell").writes("told").stream((state, inputs, out) -> {
                    telling.tell(out);
                    return state.with("told", "all");
                }))
                .withTransitions(from("tell").to("tell"))
                .withState(State.of("secret", "s3cret"))
                .withEntrypoint("tell")
                .withIdentifiers("story");
    }

    static Application tellingTexts(String... items) {
        return telling(out -> {
            for (String item : items) {
                out.emit(item);
            }
        });
    }

    /** Emits numbers for ever. */
    static final class Endless implements Telling {

        final AtomicInteger emitted = new AtomicInteger();

        @Override
        public void tell(Emitter out) {
            while (true) {
                out.emit("number %07d".formatted(emitted.get()).repeat(1_000));
                emitted.incrementAndGet();
            }
        }
    }

    /** How a run ended. */
    static final class Ending implements LifecycleHook {

        final CompletableFuture<RunFinished> end = new CompletableFuture<>();

        @Override
        public void runFinished(RunFinished event) {
            end.complete(event);
        }

        RunFinished await() throws Exception {
            return end.get(20, TimeUnit.SECONDS);
        }
    }

    static Telling failingAfter(String item) {
        return out -> {
            out.emit(item);
            throw new IOException("the password is s3cret");
        };
    }
}
