package dev.burr.core;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles Java text, for classes that our own build does not make: without parameter names, in a module. */
final class CompiledSources {

    private final Path sources;
    private final Path classes;
    private final List<Path> files = new ArrayList<>();

    CompiledSources(Path folder) throws IOException {
        sources = Files.createDirectories(folder.resolve("src"));
        classes = Files.createDirectories(folder.resolve("classes"));
    }

    CompiledSources with(String path, String text) throws IOException {
        Path file = sources.resolve(path);
        Files.createDirectories(file.getParent());
        files.add(Files.writeString(file, text));
        return this;
    }

    /** The folder with the classes. */
    Path compile(String... options) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var all = new ArrayList<>(
                List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:none"));
        all.addAll(List.of(options));
        var errors = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(
                            errors, manager, null, all, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!done) {
                throw new IllegalStateException(errors.toString());
            }
        }
        return classes;
    }

    /** Puts the sources beside the classes, as a sources jar on the class path would. */
    void publishSources() throws IOException {
        for (Path file : files) {
            Files.copy(file, classes.resolve(sources.relativize(file)));
        }
    }
}
