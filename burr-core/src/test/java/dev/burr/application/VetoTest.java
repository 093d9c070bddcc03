package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.core.Action;
import dev.burr.lifecycle.HookFailurePolicy;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.RunFinished;
import dev.burr.lifecycle.StepFinished;
import dev.burr.lifecycle.StreamFinished;
import dev.burr.lifecycle.StreamItem;
import dev.burr.lifecycle.StreamStarted;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Hooks that may stop a run, at the moments at which something else is under way. */
final class VetoTest {

    private final EventLog events = new EventLog();
    private final IllegalStateException veto = new IllegalStateException("veto");

    private final Action tell = action("tell").writes("told").stream((state, inputs, out) -> {
        out.emit("word");
        return state.with("told", true);
    });
    private final Action breaks = action("tell").stream((state, inputs, out) -> {
        throw new IllegalArgumentException("broken");
    });

    @Nested
    class WhenAStreamStarts {

        @Test
        void endsTheStepThatHasBegun() {
            Application app = app(tell, new Vetoing() {
                @Override
                public void streamStarted(StreamStarted event) {
                    throw veto;
                }
            });

            assertThatThrownBy(app::step).isSameAs(veto);

            assertThat(events.words()).contains("0 tell", "0 failed");
            assertThat(app.sequenceId()).isZero();
            assertThat(app.nextAction()).contains("tell");
        }
    }

    @Nested
    class InTheMiddleOfAStream {

        private final LifecycleHook hook = new Vetoing() {
            @Override
            public void streamItem(StreamItem event) {
                throw veto;
            }
        };

        @Test
        void isNothingThatATransitionHandles() {
            Application app = new ApplicationBuilder()
                    .withActions(tell, action("apologise").run(state -> state))
                    .withTransitions(from("tell").onFailure().to("apologise"))
                    .withEntrypoint("tell")
                    .withHooks(hook)
                    .build();

            assertThatThrownBy(() -> app.run(after("apologise"))).isSameAs(veto);

            assertThat(app.nextAction()).contains("tell");
        }

        @Test
        void endsTheStepAsAFailure() {
            Application app = app(tell, hook);

            assertThatThrownBy(app::step).isSameAs(veto);

            assertThat(events.words())
                    .containsSubsequence("0 tell", "0 stream(", "0 item 0: word", "0 failed", "0 stream) 1");
            assertThat(app.state().has("told")).isFalse();
        }
    }

    @Nested
    class WhenAStreamEnds {

        private final LifecycleHook hook = new Vetoing() {
            @Override
            public void streamFinished(StreamFinished event) {
                throw veto;
            }
        };

        @Test
        void reachesTheCallerWhenTheActionSucceeded() {
            Application app = app(tell, hook);

            assertThatThrownBy(app::step).isSameAs(veto);

            assertThat(app.state().getBoolean("told")).isTrue();
        }

        @Test
        void doesNotHideWhatTheActionFailedWith() {
            Application app = app(breaks, hook);

            assertThatThrownBy(app::step).hasMessage("broken").hasSuppressedException(veto);
        }

        @Test
        void doesNotHideTheVetoOfAnotherHook() {
            var other = new IllegalStateException("not saved");
            Application app = app(tell, hook, new Vetoing() {
                @Override
                public void stepFinished(StepFinished event) {
                    throw other;
                }
            });

            assertThatThrownBy(app::step).isSameAs(other).hasSuppressedException(veto);
        }
    }

    @Test
    void keepsTheFailureThatATransitionWouldHaveHandled() {
        Application app = new ApplicationBuilder()
                .withActions(breaks, action("apologise").run(state -> state))
                .withTransitions(from("tell").onFailure().to("apologise"))
                .withEntrypoint("tell")
                .withHooks(new Vetoing() {
                    @Override
                    public void stepFinished(StepFinished event) {
                        throw veto;
                    }
                })
                .build();

        assertThatThrownBy(app::step).isSameAs(veto);

        assertThat(veto.getSuppressed()).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessage("broken"));
    }

    @Test
    void aStepTooManyIsNoFailureOfAnIteration() {
        Application app = app(tell);
        Iterator<StepResult> steps = app.iterate(after("tell")).iterator();
        steps.next();

        assertThatThrownBy(steps::next).isInstanceOf(NoSuchElementException.class);

        assertThat(events.of(RunFinished.class)).singleElement().satisfies(end -> assertThat(end.exception())
                .isNull());
    }

    private abstract static class Vetoing implements LifecycleHook {

        @Override
        public HookFailurePolicy failurePolicy() {
            return HookFailurePolicy.PROPAGATE;
        }
    }

    private Application app(Action action, LifecycleHook... hooks) {
        return new ApplicationBuilder()
                .withActions(action)
                .withEntrypoint(action.name())
                .withHooks(events)
                .withHooks(hooks)
                .build();
    }
}
