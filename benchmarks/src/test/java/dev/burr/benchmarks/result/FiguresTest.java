package dev.burr.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {

    @ParameterizedTest
    @CsvSource({"0.2046, 0.20 µs", "9.987, 9.99 µs", "47.46, 47.5 µs", "999.4, 999 µs", "1871.3, 1.87 ms"})
    void showsTimesWithTheDigitsThatMeanSomething(double micros, String text) {
        assertThat(Figures.time(micros)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, –", "299.6, 300", "'51901.6', '51,902'"})
    void showsWholeBytes(double count, String text) {
        assertThat(Figures.bytes(count)).isEqualTo(text);
    }
}
