package dev.burr.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class PercentileTest {

    @Test
    void isTheValueThatAShareDoesNotExceed() {
        Percentile hundred = new Percentile(
                LongStream.rangeClosed(1, 100).map(value -> 101 - value).toArray());

        assertThat(hundred.at(50)).isEqualTo(50);
        assertThat(hundred.at(95)).isEqualTo(95);
        assertThat(hundred.at(100)).isEqualTo(100);
    }

    @Test
    void isTheHighestOfFew() {
        assertThat(new Percentile(3, 1, 2).at(95)).isEqualTo(3);
        assertThat(new Percentile(7).at(50)).isEqualTo(7);
    }

    @Test
    void refusesNone() {
        assertThatIllegalArgumentException().isThrownBy(Percentile::new);
    }
}
