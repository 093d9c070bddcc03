package dev.burr.ui.cli;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.storage.HomePath;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of every command that starts the UI. */
final class UiOptions {

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "7241",
            converter = Port.class,
            description = "Port to listen on, 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "H",
            defaultValue = "127.0.0.1",
            converter = Host.class,
            description = "Address to listen on; one that other machines reach needs a key. Default: ${DEFAULT-VALUE}.")
    private String host = "";

    @Option(
            names = "--storage",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "Folder of the runs. Default: $BURR_HOME, else $burr_path, else ~/.burr.")
    private @Nullable Path storage;

    @Option(names = "--no-open", description = "Do not open the browser.")
    private boolean noOpen;

    @Option(names = "--no-samples", description = "Do not put sample runs into an empty storage.")
    private boolean noSamples;

    UiSettings settings() {
        Path folder = storage == null ? TrackingDirectory.standard().root() : storage;
        return new UiSettings(port, host, folder, !noOpen, !noSamples);
    }

    /** Refuses what no port can be. */
    static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
                throw new TypeConversionException("'%s' is not a port. Use a number from 0 to 65535.".formatted(value));
            }
            return Integer.valueOf(value);
        }
    }

    /** Refuses what is no address. Whether other machines may reach it, the server decides, which knows whether there are keys. */
    static final class Host implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            try {
                if (!value.isBlank()) {
                    InetAddress.getByName(value);
                    return value;
                }
            } catch (UnknownHostException unknown) {
                throw new TypeConversionException(noAddress(value) + " (" + unknown.getMessage() + ")");
            }
            throw new TypeConversionException(noAddress(value));
        }

        private static String noAddress(String value) {
            return "'%s' has no address. Use 127.0.0.1.".formatted(value);
        }
    }

    /** Accepts a folder that is not there yet; a program which tracks runs will make it. */
    static final class Folder implements ITypeConverter<Path> {
        @Override
        public Path convert(String value) {
            Path folder = HomePath.parse(value);
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new TypeConversionException("'%s' is not a folder. Name a folder.".formatted(folder));
            }
            return folder;
        }
    }
}
