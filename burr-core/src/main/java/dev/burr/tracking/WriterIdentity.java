package dev.burr.tracking;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The process that writes a log. From it a reader on the same machine knows whether a step without end is still running:
 * process ids are used again, but not with the same start, and none survives the boot.
 *
 * @param pid the process id
 * @param processStart when the process started, to the precision that the operating system has; null when it does not say
 * @param host the machine's name
 * @param bootId names the time between two boots of the machine; null where there is no such name
 * @param libraryVersion the version of this library
 */
public record WriterIdentity(
        long pid, @Nullable Instant processStart, String host, @Nullable String bootId, String libraryVersion) {

    public WriterIdentity {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(libraryVersion, "libraryVersion");
    }

    /** This process. Found out once. */
    public static WriterIdentity current() {
        return Current.IDENTITY;
    }

    /** Found out on first use, as it reads files. */
    private static final class Current {

        private static final WriterIdentity IDENTITY = new WriterIdentity(
                ProcessHandle.current().pid(),
                ProcessHandle.current().info().startInstant().orElse(null),
                host(),
                firstLine("/proc/sys/kernel/random/boot_id").orElse(null),
                Optional.ofNullable(WriterIdentity.class.getPackage().getImplementationVersion())
                        .orElse("unknown"));

        /** Asked of the operating system's files and variables: a name service may take seconds to answer. */
        private static String host() {
            return firstLine("/proc/sys/kernel/hostname")
                    .or(() -> Stream.of("COMPUTERNAME", "HOSTNAME")
                            .map(System::getenv)
                            .filter(name -> name != null && !name.isBlank())
                            .findFirst())
                    .orElse("localhost");
        }

        private static Optional<String> firstLine(String file) {
            try {
                return Files.readString(Path.of(file), StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .filter(line -> !line.isBlank());
            } catch (IOException | RuntimeException e) {
                return Optional.empty();
            }
        }
    }
}
