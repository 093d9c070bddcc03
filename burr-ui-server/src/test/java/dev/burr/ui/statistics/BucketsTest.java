package dev.burr.ui.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BucketsTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 31, 32, 63})
    void tellsShortTimesExactly(long micros) {
        assertThat(Buckets.middle(Buckets.of(micros))).isEqualTo(micros);
    }

    @Test
    void tellsNoTimeMoreThanTwoPercentOff() {
        new Random(3).longs(10_000, 64, Long.MAX_VALUE).map(n -> n >>> (n & 31)).forEach(micros -> assertThat(
                        (double) Buckets.middle(Buckets.of(micros)))
                .isCloseTo(micros, within(Math.max(0.5, micros * 0.016))));
    }

    @Test
    void keepsTheOrderOfTimes() {
        int last = -1;
        for (long micros = 0; micros < 100_000; micros++) {
            int bucket = Buckets.of(micros);
            assertThat(bucket).isBetween(last, last + 1);
            last = bucket;
        }
    }
}
