package dev.burr.ui.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** What a command prints. Values come from files: a terminal must not take what stands in them for commands. */
record Output(PrintWriter out, PrintWriter err) {

    /** @param spec what picocli puts into a command before it is called */
    static Output of(@Nullable CommandSpec spec) {
        Objects.requireNonNull(spec, "picocli has not set the command's specification");
        return new Output(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    /** Prints text for people. */
    void print(String text) {
        out.println(withoutControls(text));
        out.flush();
    }

    /**
     * Prints JSON or Java, in ASCII: whatever the encoding of the terminal, what is redirected into a file is what was
     * recorded.
     */
    void printSource(String source) {
        out.println(ascii(source));
        out.flush();
    }

    /** Says something to a person, apart from what is printed. */
    void remark(String text) {
        err.println(withoutControls(text));
        err.flush();
    }

    private static String withoutControls(String text) {
        return text.lines().map(TextTable::printable).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String ascii(String source) {
        var ascii = new StringBuilder(source.length());
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            ascii.append(c < 127 ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return ascii.toString();
    }
}
