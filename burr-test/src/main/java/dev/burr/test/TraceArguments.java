package dev.burr.test;

import dev.burr.cases.TestCases;
import dev.burr.cases.TraceCase;
import dev.burr.core.BurrException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Reads the files that a {@link TraceSource} names. */
final class TraceArguments extends AnnotationBasedArgumentsProvider<TraceSource> {

    @Override
    protected Stream<? extends Arguments> provideArguments(
            ParameterDeclarations parameters, ExtensionContext context, TraceSource source) {
        ClassLoader classPath = context.getRequiredTestClass().getClassLoader();
        List<TraceCase> cases = Arrays.stream(source.value())
                .flatMap(file -> read(file, classPath).stream())
                .toList();
        List<TraceCase> wanted = cases.stream()
                .filter(found -> source.action().isEmpty() || found.action().equals(source.action()))
                .toList();
        if (wanted.isEmpty()) {
            throw nothingIn(source, cases);
        }
        return wanted.stream().map(found -> Arguments.argumentSet(found.name(), found));
    }

    private static List<TraceCase> read(String name, ClassLoader classPath) {
        String file = name.startsWith("/") ? name.substring(1) : name;
        @Nullable URL resource = classPath.getResource(file);
        if (resource != null) {
            return TestCases.read(resource);
        }
        Path path = Path.of(name).toAbsolutePath();
        if (!Files.exists(path)) {
            throw new BurrException(
                    "Trace file '%s' is neither a resource of the class path nor a file ('%s'). Check the name, or make it of a recorded step: ./burr test-case create --project-name PROJECT --app-id ID --sequence-id N --target-file-name %s"
                            .formatted(name, path, isPathInModule(file) ? file : "src/test/resources/" + file));
        }
        return TestCases.read(path);
    }

    private static boolean isPathInModule(String file) {
        return file.startsWith("src/") || file.startsWith(".");
    }

    private static BurrException nothingIn(TraceSource source, List<TraceCase> others) {
        List<String> files = List.of(source.value());
        return new BurrException(
                others.isEmpty()
                        ? "There is no case in %s. Add one with ./burr test-case create.".formatted(files)
                        : "There is no case of action '%s' in %s (actions: %s). Check the name, or leave it out to take all cases."
                                .formatted(
                                        source.action(),
                                        files,
                                        others.stream()
                                                .map(TraceCase::action)
                                                .distinct()
                                                .toList()));
    }
}
