package dev.burr.ui.reproduce;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** The source of a JUnit test that runs an action on the cases of a file. It compiles; only the action has to be put in. */
public final class TestSkeleton {

    /** Where build tools look for what is on the class path of tests. */
    private static final Pattern RESOURCES = Pattern.compile("(?:.*/)?src/(?:test|main)/resources/(.+)");

    private static final String SOURCE =
            """
            import static dev.burr.test.BurrAssertions.assertThat;

            import dev.burr.cases.TraceCase;
            import dev.burr.core.Action;
            import dev.burr.test.TraceSource;
            import org.junit.jupiter.params.ParameterizedTest;

            class %1$sTest {

                @ParameterizedTest
                @TraceSource(value = "%2$s", action = "%3$s")
                void doesAsRecorded(TraceCase testCase) {
                    assertThat(testCase.run(action())).matchesRecordedState();
                }

                private static Action action() {
                    throw new UnsupportedOperationException("Return the action '%3$s' here.");
                }
            }
            """;

    private TestSkeleton() {}

    /** The test for the cases of an action in a file. */
    public static String of(String action, Path file) {
        return SOURCE.formatted(className(action), JavaText.escaped(resource(file)), JavaText.escaped(action))
                .stripTrailing();
    }

    private static String resource(Path file) {
        String path = file.normalize().toString().replace('\\', '/');
        var resource = RESOURCES.matcher(path);
        return resource.matches() ? resource.group(1) : path;
    }

    /** The words of the name, each with a capital: {@code check_safety} is {@code CheckSafety}. */
    static String className(String action) {
        var name = new StringBuilder();
        boolean begins = true;
        for (int c : action.codePoints().toArray()) {
            boolean belongs = Character.isLetterOrDigit(c) && Character.isJavaIdentifierPart(c);
            if (belongs) {
                name.appendCodePoint(begins ? Character.toUpperCase(c) : c);
            }
            begins = !belongs;
        }
        boolean startsAName = name.length() > 0 && Character.isJavaIdentifierStart(name.codePointAt(0));
        return startsAName ? name.toString() : "Action" + name;
    }
}
