package dev.burr.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the UI shows as the code of an action. Where the source file is on the class path beside its class (a sources jar,
 * or sources packed as resources), the statement that declares the action; otherwise, honestly, where it is declared.
 */
final class ActionSource {

    private static final StackWalker CALLERS = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final int LONGEST = 200;

    private final @Nullable Class<?> type;
    private final String verb;
    private final String place;
    private final int line;

    private ActionSource(@Nullable Class<?> type, String verb, String place, int line) {
        this.type = type;
        this.verb = verb;
        this.place = place;
        this.line = line;
    }

    /**
     * The statement that calls a method of {@link Action}. Notes the place; the source is read when it is asked for.
     *
     * @param verb the name of that method
     */
    static ActionSource ofCaller(String verb) {
        return CALLERS.walk(frames -> frames.filter(frame -> !isOurs(frame.getDeclaringClass()))
                        .findFirst())
                .map(frame -> at(frame, verb))
                .orElseGet(() -> new ActionSource(null, verb, "", 0));
    }

    private static ActionSource at(StackWalker.StackFrame frame, String verb) {
        String place = "// %s.%s(%s:%d)"
                .formatted(frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
        return new ActionSource(frame.getDeclaringClass(), verb, place, frame.getLineNumber());
    }

    String text() {
        return Optional.ofNullable(type)
                .flatMap(ActionSource::lines)
                .map(lines -> statement(lines, line - 1, verb))
                .filter(statement -> !statement.isEmpty())
                .map(statement -> place + "\n" + statement)
                .orElse(place);
    }

    /** A class that implements {@link Action}. */
    static String ofClass(Class<?> type) {
        return lines(type).map(lines -> String.join("\n", lines)).orElse("// class " + type.getName());
    }

    private static boolean isOurs(Class<?> type) {
        return type == ActionSource.class || type == Action.class;
    }

    /** The source file that a class comes from, if it is on the class path beside it. */
    static Optional<List<String>> lines(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        String file = outermost
                        .getName()
                        .substring(outermost.getPackageName().length())
                        .replace(".", "") + ".java";
        try (InputStream source = outermost.getResourceAsStream(file)) {
            return source == null
                    ? Optional.empty()
                    : Optional.of(new String(source.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The statement without what stands before it in its first line, such as {@code return}. */
    static String statement(List<String> lines, int first, String verb) {
        if (first < 0 || first >= lines.size()) {
            return "";
        }
        List<String> from = lines.subList(first, Math.min(lines.size(), first + LONGEST));
        String line = from.get(0);
        int call = Math.max(0, line.indexOf(verb + "("));
        String text = String.join("\n", from);
        String indentation = " ".repeat(line.length() - line.stripLeading().length());
        return (indentation + text.substring(call, JavaExpression.endOf(text, call))).stripIndent();
    }
}
