package dev.burr.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LogTimeTest {

    @Test
    void keepsThatPythonDoesNotSayItsZone() {
        LogTime time = LogTime.parse("2026-11-23T16:17:56.446363");

        assertThat(time.offset()).isNull();
        assertThat(time.dateTime()).isEqualTo(LocalDateTime.of(2026, 11, 23, 16, 17, 56, 446_363_000));
        assertThat(time.instant(ZoneId.of("Europe/Berlin"))).isEqualTo("2026-11-23T15:17:56.446363Z");
        assertThat(time.instant()).isEqualTo(time.instant(ZoneId.systemDefault()));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T16:17:56.446363Z,        2026-11-23T16:17:56.446363Z",
        "2026-11-23T16:17:56.446363+00:00,   2026-11-23T16:17:56.446363Z",
        "2026-11-23T16:17:56+02:00,          2026-11-23T14:17:56Z",
        "2026-11-23T16:17:56.5-0130,         2026-11-23T17:47:56.5Z",
        "2026-11-23 16:17:56.123456789Z,     2026-11-23T16:17:56.123456789Z",
        "2026-11-23T16:17Z,                  2026-11-23T16:17:00Z",
        "2024-02-29T00:00:00.000001Z,        2024-02-29T00:00:00.000001Z",
        "2026-11-23T16:17:56.446363123Z,     2026-11-23T16:17:56.446363123Z",
    })
    void readsEveryCommonIsoForm(String text, Instant instant) {
        assertThat(LogTime.parse(text).instant(ZoneId.of("Asia/Tokyo"))).isEqualTo(instant);
    }

    @Test
    void keepsAnOffset() {
        assertThat(LogTime.parse("2026-11-23T16:17:56+02:00").offset()).isEqualTo(ZoneOffset.ofHours(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-23",
                "2026-13-01T00:00:00",
                "2026-11-23T16:17:56.446363 Z",
                "1763914676",
                "2026-11-23T16:60:56.446363Z",
                "2026-11-23T16:17:56.44636aZ",
                "2026-11-23T16:17:56.446363z",
                "2026/11/23T16:17:56.446363Z",
                "2026-11-23T-1:17:56.446363Z"
            })
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> LogTime.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
