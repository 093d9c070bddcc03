package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RetentionTest {

    @Test
    void keepsEverythingUntilALimitIsSet() {
        assertThat(Retention.unlimited().isUnlimited()).isTrue();
        assertThat(Retention.unlimited().withMaxRuns(1).isUnlimited()).isFalse();
    }

    @Test
    void keepsTheOtherLimitsWhenOneIsSet() {
        Retention limits = Retention.unlimited()
                .withMaxAge(Duration.ofDays(30))
                .withMaxRuns(10)
                .withMaxBytes(1000);

        assertThat(limits).isEqualTo(new Retention(Duration.ofDays(30), 10, 1000L));
    }

    @Test
    void refusesLimitsThatAreNotPositive() {
        assertThatThrownBy(() -> Retention.unlimited().withMaxAge(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Greatest age PT0S is not positive. Say for how long to keep a run, or leave it out to set no"
                                + " such limit.");
        assertThatThrownBy(() -> Retention.unlimited().withMaxRuns(0))
                .hasMessage(
                        "Greatest number of runs 0 is not positive. Say how many runs to keep, or leave it out to set"
                                + " no such limit.");
        assertThatThrownBy(() -> Retention.unlimited().withMaxBytes(-1))
                .hasMessage(
                        "Greatest number of bytes -1 is not positive. Say how many bytes to keep, or leave it out to"
                                + " set no such limit.");
    }
}
