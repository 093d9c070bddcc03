package dev.burr.examples;

import static dev.burr.core.Action.action;
import static dev.burr.core.Action.result;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Two players take one to three stones in turns; who takes the last one wins. */
final class SimulationTest {

    record Game(int stones, List<String> moves, String winner) {}

    /** An action for a player: the strategy says how many of the stones that are left to take. */
    private static Action player(String name, IntUnaryOperator strategy) {
        return action(name, Game.class, game -> {
            int taken = strategy.applyAsInt(game.stones());
            var moves = new ArrayList<>(game.moves());
            moves.add(name + " takes " + taken);
            int left = game.stones() - taken;
            return new Game(left, moves, left == 0 ? name : "");
        });
    }

    private static Application game(int stones, Action first, Action second) {
        return new ApplicationBuilder()
                .withTypedState(Game.class)
                .withActions(first, second, result("end", "winner"))
                .withTransitions(
                        from(first.name(), second.name()).to("end").when("stones == 0"),
                        from(first.name()).to(second.name()),
                        from(second.name()).to(first.name()))
                .withState(new Game(stones, List.of(), ""))
                .withEntrypoint(first.name())
                .withMaxSteps(100)
                .build();
    }

    private final Action clever = player("Ada", stones -> Math.max(1, stones % 4));
    private final Action modest = player("Bob", stones -> 1);

    @Test
    void isWonByTheBetterStrategy() {
        Game game = game(10, clever, modest).run(after("end")).state().as(Game.class);

        assertThat(game.winner()).isEqualTo("Ada");
        assertThat(game.moves())
                .containsExactly("Ada takes 2", "Bob takes 1", "Ada takes 3", "Bob takes 1", "Ada takes 3");
    }
}
