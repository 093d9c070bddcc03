package dev.burr.ui.cli;

import dev.burr.tracking.file.Retention;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How much is kept, as somebody types it. The forms are those of the starter's properties. */
final class PruneOptions {

    @Option(
            names = "--max-age",
            paramLabel = "TIME",
            converter = Age.class,
            description = "Delete what was last written to before that, such as 30d or 12h.")
    private @Nullable Duration maxAge;

    @Option(
            names = "--max-runs",
            paramLabel = "N",
            converter = Runs.class,
            description = "Keep so many runs of each project, those that were written to last.")
    private @Nullable Integer maxRuns;

    @Option(
            names = "--max-bytes",
            paramLabel = "SIZE",
            converter = Bytes.class,
            description = "Keep so much of each project, such as 500MB or 10GB.")
    private @Nullable Long maxBytes;

    Retention limits() {
        return new Retention(maxAge, maxRuns, maxBytes);
    }

    /** A length of time, in days where no unit is given. */
    static final class Age implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            Duration age = parsed(value);
            if (age.isZero() || age.isNegative()) {
                throw new TypeConversionException(
                        "'%s' is not a length of time. Use a number and a unit, such as 30d, 12h or 90m."
                                .formatted(value));
            }
            return age;
        }

        /** Zero for what is none. */
        private static Duration parsed(String value) {
            try {
                return DurationStyle.detectAndParse(value, ChronoUnit.DAYS);
            } catch (IllegalArgumentException | ArithmeticException e) {
                return Duration.ZERO;
            }
        }
    }

    /** A number of runs. */
    static final class Runs implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) == 0) {
                throw new TypeConversionException(
                        "'%s' is not a number of runs to keep. Use a number of 1 or more.".formatted(value));
            }
            return Integer.valueOf(value);
        }
    }

    /** A size, in bytes where no unit is given. */
    static final class Bytes implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            long bytes = parsed(value);
            if (bytes <= 0) {
                throw new TypeConversionException(
                        "'%s' is not a size. Use a number and a unit, such as 500MB or 10GB.".formatted(value));
            }
            return bytes;
        }

        /** Zero for what is none. */
        private static long parsed(String value) {
            try {
                return DataSize.parse(value).toBytes();
            } catch (IllegalArgumentException | ArithmeticException e) {
                return 0;
            }
        }
    }
}
