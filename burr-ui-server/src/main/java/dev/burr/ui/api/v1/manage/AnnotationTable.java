package dev.burr.ui.api.v1.manage;

import dev.burr.serde.Serde;
import dev.burr.ui.api.CsvRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Annotations as CSV by RFC 4180, a row for each observation. A text that a spreadsheet would take for a formula has an
 * apostrophe before it: what was written into an annotation must not run on the machine of whoever opens the file.
 */
final class AnnotationTable {

    private static final String END = "\r\n";
    private static final List<String> COLUMNS = List.of(
            "project_id",
            "app_id",
            "partition_key",
            "step_sequence_id",
            "step_name",
            "span_id",
            "annotation_id",
            "tags",
            "observation",
            "thumbs_up_thumbs_down",
            "data_pointers",
            "note",
            "ground_truth",
            "data_fields",
            "created",
            "updated");

    private final StringBuilder rows = new StringBuilder(String.join(",", COLUMNS)).append(END);

    /** The text of the file. */
    static String of(List<AnnotationView> notes) {
        AnnotationTable table = new AnnotationTable();
        notes.forEach(table::add);
        return table.rows.toString();
    }

    private void add(AnnotationView note) {
        if (note.observations().isEmpty()) {
            row(note, "", Stream.of("", "", "", "", ""));
        }
        int number = 0;
        for (AnnotationObservation observation : note.observations()) {
            row(note, String.valueOf(number), cells(observation));
            number++;
        }
    }

    private void row(AnnotationView note, String observation, Stream<String> observed) {
        Stream<String> first = Stream.of(
                text(note.project()),
                text(note.app()),
                text(note.partitionKey()),
                String.valueOf(note.sequenceId()),
                text(note.stepName()),
                text(note.spanId()),
                String.valueOf(note.id()),
                text(String.join(", ", note.tags())),
                observation);
        Stream<String> last = Stream.of(text(note.created()), text(note.updated()));
        rows.append(Stream.of(first, observed, last).flatMap(cells -> cells).collect(Collectors.joining(",")))
                .append(END);
    }

    private static Stream<String> cells(AnnotationObservation observation) {
        Map<String, @Nullable Object> fields = observation.dataFields();
        Boolean thumbs = observation.thumbsUpThumbsDown();
        return Stream.of(
                thumbs == null ? "" : thumbs.toString(),
                text(observation.dataPointers().stream()
                        .map(pointer -> pointer.type() + ":" + pointer.fieldName()
                                + (pointer.spanId() == null ? "" : "@" + pointer.spanId()))
                        .collect(Collectors.joining(", "))),
                text(written(fields.get("note"))),
                text(written(fields.get("ground_truth"))),
                text(fields.isEmpty() ? "" : Serde.standard().print(fields)));
    }

    private static @Nullable String written(@Nullable Object value) {
        return value == null || value instanceof String
                ? (String) value
                : Serde.standard().print(value);
    }

    private static String text(@Nullable String value) {
        return CsvRow.cell(value);
    }
}
