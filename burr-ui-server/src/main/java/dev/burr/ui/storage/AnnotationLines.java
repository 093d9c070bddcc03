package dev.burr.ui.storage;

import dev.burr.serde.Serde;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Annotations in the form in which Burr's server keeps them, one a line.
 *
 * @param unreadable how many lines are none
 */
public record AnnotationLines(List<Annotation> notes, int unreadable) {

    public AnnotationLines {
        notes = List.copyOf(notes);
    }

    /** The annotations in some lines. */
    public static AnnotationLines read(byte[] lines) {
        List<Annotation> notes = new ArrayList<>();
        int unreadable = 0;
        for (String line : new String(lines, StandardCharsets.UTF_8).split("\n")) {
            if (!line.isBlank()) {
                try {
                    notes.add(AnnotationFields.read(Serde.standard().parse(line)));
                } catch (IllegalArgumentException malformed) {
                    unreadable++;
                }
            }
        }
        return new AnnotationLines(notes, unreadable);
    }

    /** The lines of some annotations. */
    public static byte[] write(List<Annotation> notes) {
        StringBuilder lines = new StringBuilder();
        notes.forEach(note -> lines.append(Serde.standard().print(AnnotationFields.json(note)))
                .append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
