package dev.burr.spring.autoconfigure;

import dev.burr.serde.Serde;
import dev.burr.tracking.file.FolderNames;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.tracking.file.Retention;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/** What the properties mean for a tracking client. */
final class TrackingSettings {

    private static final String PROJECT = "burr.project";
    private static final String RETENTION = "burr.tracking.retention.";
    private static final String STORAGE_DIR = "burr.tracking.storage-dir";

    private final BurrProperties properties;
    private final Environment environment;

    TrackingSettings(BurrProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /**
     * A builder of clients that carries them.
     *
     * @param serde writes the values
     * @throws InvalidConfigurationPropertyValueException when a property has a value that can't be used
     */
    LocalTrackingClient.Builder builder(Serde serde) {
        var builder = LocalTrackingClient.builder()
                .project(project())
                .state(properties.tracking().state())
                .durability(properties.tracking().durability())
                .serde(serde)
                .onFailure(properties.tracking().onFailure())
                .retention(retention(properties.tracking().retention()));
        String storageDir = properties.tracking().storageDir();
        return storageDir == null ? builder : builder.storageDir(directory(storageDir));
    }

    /**
     * The project that is recorded under.
     *
     * @throws InvalidConfigurationPropertyValueException when the property has a value that can't be one
     */
    String project() {
        String project = properties.project();
        if (project == null) {
            return safe(environment.getProperty("spring.application.name", ""));
        }
        String problem = problem(project);
        if (problem != null) {
            throw new InvalidConfigurationPropertyValueException(PROJECT, project, problem);
        }
        return project;
    }

    /** The name of an application, which was not meant for a folder, as one that can be that of a folder. */
    private static String safe(String applicationName) {
        String safe = applicationName.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
        return problem(safe) == null ? safe : "default";
    }

    private static @Nullable String problem(String project) {
        try {
            FolderNames.ofThisSystem().requireProject(project);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static Retention retention(BurrProperties.Tracking.Kept kept) {
        Retention limits = Retention.unlimited();
        if (kept.isEverything()) {
            return limits;
        }
        limits = with(limits, "max-age", kept.maxAge(), Retention::withMaxAge);
        limits = with(limits, "max-runs", kept.maxRuns(), Retention::withMaxRuns);
        return with(limits, "max-bytes", kept.maxBytes(), (others, size) -> others.withMaxBytes(size.toBytes()));
    }

    private static <T> Retention with(
            Retention limits, String name, @Nullable T value, BiFunction<Retention, T, Retention> limit) {
        try {
            return value == null ? limits : limit.apply(limits, value);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(RETENTION + name, value, e.getMessage());
        }
    }

    private static Path directory(String storageDir) {
        boolean inHome = storageDir.equals("~") || storageDir.startsWith("~/");
        try {
            return Path.of(inHome ? System.getProperty("user.home") + storageDir.substring(1) : storageDir);
        } catch (InvalidPathException e) {
            throw new InvalidConfigurationPropertyValueException(
                    STORAGE_DIR, storageDir, "It is not a path: %s. Give a directory.".formatted(e.getReason()));
        }
    }
}
