package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.burr.core.Halt;
import dev.burr.core.State;
import org.junit.jupiter.api.Test;

final class MaxStepsTest {

    private final ApplicationBuilder builder = new ApplicationBuilder()
            .withActions(
                    action("start").run(state -> state),
                    action("ask").writes("n").run(state -> state.increment("n")),
                    action("check").run(state -> state))
            .withTransitions(
                    from("start").to("ask"),
                    from("ask").to("check"),
                    from("check").to("ask"))
            .withState(State.of("n", 0))
            .withEntrypoint("start")
            .withIdentifiers("app");

    @Test
    void endsARunThatDoesNotHaltAndShowsItsCycle() {
        Application app = builder.withMaxSteps(8).build();

        var failure = catchThrowableOfType(MaxStepsExceededException.class, () -> app.run(Halt.never()));

        assertThat(failure)
                .hasMessage(
                        "The run of application 'app' did not halt within 8 steps. It went round check → ask → check. Check the conditions on that way, or allow more with withMaxSteps.");
        assertThat(failure.lastActions()).containsExactly("check", "ask");
        assertThat(app.sequenceId()).isEqualTo(7);
    }

    @Test
    void showsTheLastActionsWhereThereIsNoCycle() {
        assertThatThrownBy(() -> builder.withMaxSteps(2).build().run(Halt.never()))
                .hasMessageContaining("It ended with start → ask.");
    }

    @Test
    void letsARunTakeAsManyStepsAsItMay() {
        assertThat(builder.withMaxSteps(3).build().run(after("check")).action()).contains("check");
    }

    @Test
    void countsEachRunAnew() {
        Application app = builder.withMaxSteps(3).build();
        app.run(after("check"));

        assertThat(app.run(after("check")).state().getInt("n")).isEqualTo(2);
    }

    @Test
    void refusesALimitThatAllowsNothing() {
        assertThatThrownBy(() -> builder.withMaxSteps(0))
                .hasMessage("Number of steps 0 is not positive. Pass 1 or more.");
    }
}
