package dev.burr.core;

import java.lang.reflect.Method;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the UI shows as the code of an action method. Where the source file is on the class path beside its class, the method
 * with its annotations; otherwise where it is declared. Looked for once, when it is asked for.
 */
final class MethodSource {

    private final Method method;
    private volatile @Nullable String text;

    private MethodSource(Method method) {
        this.method = method;
    }

    static MethodSource of(Method method) {
        return new MethodSource(method);
    }

    String text() {
        String known = text;
        if (known == null) {
            known = find();
            text = known;
        }
        return known;
    }

    private String find() {
        Class<?> type = method.getDeclaringClass();
        MethodPositions positions = MethodPositions.of(type);
        int line = positions.line(method);
        String file = positions.file() == null ? "source unknown" : positions.file();
        String place = "// %s.%s(%s%s)".formatted(type.getName(), method.getName(), file, line == 0 ? "" : ":" + line);
        return ActionSource.lines(type)
                .map(lines -> cut(lines, method.getName(), line))
                .filter(code -> !code.isEmpty())
                .map(code -> place + "\n" + code)
                .orElse(place);
    }

    /**
     * The declaration of a method.
     *
     * @param line where its first statement stands; 0 when that is not known, which only does for a name that is there once
     */
    static String cut(List<String> lines, String name, int line) {
        String text = String.join("\n", lines);
        int before = line == 0 ? text.length() : endOfLine(lines, line);
        int declaration = -1;
        int found = 0;
        for (int at = text.indexOf(name); at >= 0 && at < before; at = text.indexOf(name, at + 1)) {
            if (bodyOf(text, at, name).isPresent()) {
                declaration = at;
                found++;
            }
        }
        if (found == 0 || (line == 0 && found > 1)) {
            return "";
        }
        int annotation = text.lastIndexOf("@" + BurrAction.class.getSimpleName(), declaration);
        int start = text.lastIndexOf('\n', annotation < 0 ? declaration : annotation) + 1;
        int end = JavaExpression.endOfBrackets(
                text, bodyOf(text, declaration, name).orElseThrow());
        return text.substring(start, end).stripIndent();
    }

    private static int endOfLine(List<String> lines, int line) {
        int end = 0;
        for (String each : lines.subList(0, Math.min(line, lines.size()))) {
            end += each.length() + 1;
        }
        return end;
    }

    /** Where the body opens, if a name is that of a method that is declared here: behind its parameters and {@code throws}. */
    private static OptionalInt bodyOf(String text, int at, String name) {
        int open = text.indexOf('(', at + name.length());
        boolean whole = at > 0
                && Character.isWhitespace(text.charAt(at - 1))
                && open >= 0
                && text.substring(at + name.length(), open).isBlank();
        if (!whole) {
            return OptionalInt.empty();
        }
        int close = JavaExpression.endOfBrackets(text, open);
        int body = text.indexOf('{', close);
        if (body < 0) {
            return OptionalInt.empty();
        }
        String between = text.substring(close, body).strip();
        return between.isEmpty() || between.matches("throws[\\s\\w.,]+") ? OptionalInt.of(body) : OptionalInt.empty();
    }
}
