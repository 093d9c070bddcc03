package dev.burr.ui.api.v0;

import dev.burr.tracking.LogTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times as Burr's server writes them: to the microsecond, without a fraction if it is zero, and without an offset where the
 * log has none.
 */
final class BurrTime {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

    private BurrTime() {}

    static String text(Instant instant) {
        return text(instant.atOffset(ZoneOffset.UTC).toLocalDateTime(), ZoneOffset.UTC);
    }

    static String text(LogTime time) {
        return text(time.dateTime(), time.offset());
    }

    /** A time that is kept as text; what is none stays as it is. */
    static String text(String time) {
        try {
            return text(LogTime.parse(time));
        } catch (IllegalArgumentException notATime) {
            return time;
        }
    }

    private static String text(LocalDateTime time, @Nullable ZoneOffset offset) {
        LocalDateTime micros = time.truncatedTo(ChronoUnit.MICROS);
        String text = micros.format(micros.equals(time.truncatedTo(ChronoUnit.SECONDS)) ? SECONDS : MICROS);
        return offset == null ? text : text + offset.getId();
    }
}
