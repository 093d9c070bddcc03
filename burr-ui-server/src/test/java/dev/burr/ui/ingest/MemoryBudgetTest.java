package dev.burr.ui.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MemoryBudgetTest {

    private final MemoryBudget budget = new MemoryBudget(10 << 10, Duration.ZERO);

    @Test
    void givesNoMoreThanThereIs() {
        int taken = budget.take(6 << 10);

        assertThat(taken).isPositive();
        assertThat(budget.take(6 << 10)).isZero();
        assertThat(budget.take(1 << 10)).isPositive();

        budget.giveBack(taken);

        assertThat(budget.take(6 << 10)).isPositive();
    }

    /** Its size was checked before; nobody could ever have it otherwise. */
    @Test
    void givesAllThereIsToWhoWantsMore() {
        int taken = budget.take(1 << 20);

        assertThat(taken).isEqualTo(10);
        assertThat(budget.take(0)).isZero();
    }
}
