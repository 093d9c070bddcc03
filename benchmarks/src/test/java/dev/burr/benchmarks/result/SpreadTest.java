package dev.burr.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burr.benchmarks.probe.Round;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class SpreadTest {

    @Test
    void goesFromTheBestRoundToTheWorst() {
        assertThat(Spread.ofCost(rounds(3, 1, 10))).isEqualTo(new Spread(3, 1, 10));
    }

    /** The machine was slow in the second round, which hit both: by the medians alone it would be 60 / 5. */
    @Test
    void comparesWhatWasMeasuredInTheSameRound() {
        Spread ratio = Spread.ofRatio(rounds(30, 600, 60), rounds(3, 50, 5));

        assertThat(ratio).isEqualTo(new Spread(12, 10, 12));
    }

    @Test
    void refusesToCompareRoundsThatOneDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spread.ofRatio(rounds(1, 2), rounds(1)))
                .withMessage("2 rounds can't be compared with 1.");
    }

    private static List<Round> rounds(double... micros) {
        return DoubleStream.of(micros)
                .mapToObj(value -> new Round(1, value, value, 0, null))
                .toList();
    }
}
