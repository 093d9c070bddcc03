package dev.burr.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class TestClockTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final TestClock clock = TestClock.at("2026-03-01T12:00:00Z");

    @Test
    void standsStill() {
        assertThat(clock.instant()).isEqualTo(NOON).isEqualTo(clock.instant());
        assertThat(clock.millis()).isEqualTo(NOON.toEpochMilli());
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void movesWhenItIsTold() {
        assertThat(clock.advance(Duration.ofMinutes(5))).isEqualTo("2026-03-01T12:05:00Z");
        assertThat(clock.advance(Duration.ofMinutes(-1))).isEqualTo("2026-03-01T12:04:00Z");
        assertThat(clock.instant()).isEqualTo("2026-03-01T12:04:00Z");

        clock.set(NOON);

        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void movesInEveryZone() {
        TestClock elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));

        clock.advance(Duration.ofSeconds(1));

        assertThat(elsewhere.instant()).isEqualTo(NOON.plusSeconds(1));
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(elsewhere).hasToString("TestClock[2026-03-01T12:00:01Z, Asia/Tokyo]");
    }

    @Test
    void losesNoMoveOfSeveralThreads() throws Exception {
        Callable<Instant> thousandMoves = () -> {
            for (int i = 0; i < 999; i++) {
                clock.advance(Duration.ofMillis(1));
            }
            return clock.advance(Duration.ofMillis(1));
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);

        try {
            threads.invokeAll(Collections.nCopies(8, thousandMoves));
        } finally {
            threads.shutdown();
        }

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(8));
    }
}
