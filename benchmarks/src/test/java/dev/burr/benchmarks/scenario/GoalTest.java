package dev.burr.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GoalTest {

    @Test
    void isReachedUpToTheLimit() {
        Goal goal = Goal.atMost(1.5);

        assertThat(goal.isReachedBy(1.5)).isTrue();
        assertThat(goal.isReachedBy(1.51)).isFalse();
        assertThat(goal.text()).isEqualTo("≤ 1.5");
    }

    @Test
    void isReachedFromTheLimitOn() {
        Goal goal = Goal.atLeast(20);

        assertThat(goal.isReachedBy(20)).isTrue();
        assertThat(goal.isReachedBy(19.9)).isFalse();
        assertThat(goal.text()).isEqualTo("≥ 20");
    }
}
