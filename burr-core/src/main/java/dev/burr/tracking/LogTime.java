package dev.burr.tracking;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalQueries;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time as a log has it. We write UTC; Burr writes the times of steps and spans in the local time of its machine without
 * saying which, and those of attributes and streams in UTC. Both are kept as they were read.
 *
 * @param dateTime date and time of day
 * @param offset the offset from UTC that the log gives; null when it gives none
 */
public record LogTime(LocalDateTime dateTime, @Nullable ZoneOffset offset) {

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .parseLenient()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .toFormatter();

    /** The last one that was asked for: the steps of a busy process begin and end in the same, and its date takes a while. */
    private static volatile Second lastSecond = Second.of(0);

    public LogTime {
        Objects.requireNonNull(dateTime, "dateTime");
    }

    /** A point in time, in UTC. */
    public static LogTime of(Instant instant) {
        Second second = lastSecond;
        if (second.epochSecond != instant.getEpochSecond()) {
            second = Second.of(instant.getEpochSecond());
            lastSecond = second;
        }
        return new LogTime(second.start.withNano(instant.getNano()), ZoneOffset.UTC);
    }

    private record Second(long epochSecond, LocalDateTime start) {

        static Second of(long epochSecond) {
            return new Second(epochSecond, LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC));
        }
    }

    /**
     * Reads an ISO date and time, with or without offset and fraction.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static LogTime parse(String text) {
        LogTime common = withMicroseconds(text);
        return common == null ? parseAnyForm(text) : common;
    }

    private static LogTime parseAnyForm(String text) {
        try {
            return FORMAT.parse(
                    text, found -> new LogTime(LocalDateTime.from(found), found.query(TemporalQueries.offset())));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Text is not an ISO date and time: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the form that we and Burr write, {@code 2026-11-23T16:17:56.446363} with a {@code Z} or without, in a fraction of the time
     * that a formatter takes; null when it is another one.
     */
    private static @Nullable LogTime withMicroseconds(String text) {
        boolean isUtc = text.length() == 27 && text.charAt(26) == 'Z';
        if (!(isUtc || text.length() == 26) || !hasMarksInTheirPlaces(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int micros = number(text, 20, 26);
        if ((year | month | day | hour | minute | second | micros) < 0) {
            return null;
        }
        try {
            return new LogTime(
                    LocalDateTime.of(year, month, day, hour, minute, second, micros * 1_000),
                    isUtc ? ZoneOffset.UTC : null);
        } catch (DateTimeException outOfRange) {
            return null;
        }
    }

    private static boolean hasMarksInTheirPlaces(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(19) == '.';
    }

    /** The number that digits say; negative when some are none. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int place = from; place < to; place++) {
            int digit = text.charAt(place) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** The point in time. Without offset, it is taken to be in the time zone of this machine. */
    public Instant instant() {
        return instant(ZoneId.systemDefault());
    }

    /** The point in time. Without offset, it is taken to be in {@code zone}. */
    public Instant instant(ZoneId zone) {
        return offset != null
                ? dateTime.toInstant(offset)
                : dateTime.atZone(zone).toInstant();
    }

    /** The text of the offset: {@code Z}, {@code +02:00}, or empty when there is none. */
    String offsetText() {
        return offset == null ? "" : offset.getId();
    }
}
