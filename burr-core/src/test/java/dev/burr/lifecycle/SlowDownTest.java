package dev.burr.lifecycle;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SlowDownTest {

    private final List<String> happened = new ArrayList<>();

    @Test
    void pausesBeforeAndAfterEachStep() {
        application(new SlowDown(ofMillis(10), ofMillis(20), time -> happened.add("pause " + time.toMillis())))
                .run(after("two"));

        assertThat(happened).containsExactly("pause 10", "one", "pause 20", "pause 10", "two", "pause 20");
    }

    @Test
    void pausesNotAtAllForZero() {
        application(new SlowDown(ZERO, ofMillis(20), time -> happened.add("pause " + time.toMillis())))
                .step();

        assertThat(happened).containsExactly("one", "pause 20");
    }

    @Test
    void sleepsWhereNothingElseIsGiven() {
        long before = System.nanoTime();

        application(SlowDown.by(ofMillis(1))).step();

        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(2_000_000);
    }

    @Test
    void goesOnAtOnceWhenItIsInterrupted() {
        Application app = application(new SlowDown(ofMillis(10), ZERO, time -> {
            throw new InterruptedException();
        }));

        app.step();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(happened).containsExactly("one");
        assertThat(app.hookFailures()).isZero();
    }

    @Test
    void refusesANegativePause() {
        assertThatThrownBy(() -> SlowDown.by(ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Pause PT-0.001S before a step is negative. Pass zero for none.");
        assertThatThrownBy(() -> SlowDown.by(ZERO, ofMillis(-1)))
                .hasMessage("Pause PT-0.001S after a step is negative. Pass zero for none.");
    }

    private Application application(SlowDown hook) {
        return new ApplicationBuilder()
                .withActions(
                        action("one").run(state -> {
                            happened.add("one");
                            return state;
                        }),
                        action("two").run(state -> {
                            happened.add("two");
                            return state;
                        }))
                .withTransitions(from("one").to("two"))
                .withEntrypoint("one")
                .withHooks(hook)
                .build();
    }
}
