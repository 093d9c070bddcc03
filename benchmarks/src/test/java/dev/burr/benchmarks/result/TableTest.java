package dev.burr.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class TableTest {

    private final Table table = new Table(1, "Who", "A step");

    @Test
    void alignsTextAndNumbers() {
        table.row("ours", "0.20 µs");
        table.row("Python Burr", "27.7 µs");

        assertThat(table.render())
                .isEqualTo(
                        """
                        | Who         |  A step |
                        |-------------|--------:|
                        | ours        | 0.20 µs |
                        | Python Burr | 27.7 µs |
                        """);
    }

    @Test
    void refusesARowThatDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.row("ours"))
                .withMessage("A row of 1 cells does not fit into 2 columns.");
    }
}
