package dev.burr.ui.samples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sample runs on the class path: files below {@code samples/}, which an index lists. */
public final class PackedSamples {

    private static final String FOLDER = "samples/";
    private static final String INDEX = "index.txt";

    private final ClassLoader loader;

    private PackedSamples(ClassLoader loader) {
        this.loader = loader;
    }

    /** What this program was packed with, which may be nothing. */
    public static PackedSamples ofThisProgram() {
        return new PackedSamples(PackedSamples.class.getClassLoader());
    }

    /** Writes the projects into a folder, which need not exist. */
    public void unpackInto(Path folder) throws IOException {
        for (String name : names()) {
            Path target = folder.resolve(name);
            Files.createDirectories(target.getParent());
            try (InputStream content = open(name)) {
                Files.copy(content, target);
            }
        }
    }

    boolean areThere() {
        return loader.getResource(FOLDER + INDEX) != null;
    }

    private List<String> names() throws IOException {
        try (InputStream index = open(INDEX)) {
            return new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private InputStream open(String name) throws IOException {
        @Nullable InputStream content = loader.getResourceAsStream(FOLDER + name);
        if (content == null) {
            throw new IOException("Sample '%s' is not on the class path.".formatted(name));
        }
        return content;
    }
}
