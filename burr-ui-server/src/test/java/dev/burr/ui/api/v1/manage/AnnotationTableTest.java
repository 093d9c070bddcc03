package dev.burr.ui.api.v1.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnnotationTableTest {

    private static final String HEAD =
            "project_id,app_id,partition_key,step_sequence_id,step_name,span_id,annotation_id,tags,observation,"
                    + "thumbs_up_thumbs_down,data_pointers,note,ground_truth,data_fields,created,updated\r\n";

    private static AnnotationView note(String step, List<String> tags, AnnotationObservation... observations) {
        return new AnnotationView(7, "chat", "run", null, 3, step, null, tags, List.of(observations), "then", "now");
    }

    private static AnnotationObservation says(Object note) {
        return new AnnotationObservation(Collections.singletonMap("note", note), null, List.of());
    }

    @Test
    void writesARowForEachObservation() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("note", "He said \"no\", twice");
        fields.put("ground_truth", 42);
        AnnotationObservation first = new AnnotationObservation(
                fields,
                true,
                List.of(
                        new AnnotationPointer("state_field", "answer", null),
                        new AnnotationPointer("attribute", "tokens", "3:0")));

        assertThat(AnnotationTable.of(List.of(note("count", List.of("bad", "to-review"), first, says("b\nc")))))
                .isEqualTo(
                        HEAD
                                + "chat,run,,3,count,,7,\"bad, to-review\",0,true,\"state_field:answer, attribute:tokens@3:0\","
                                + "\"He said \"\"no\"\", twice\",42,"
                                + "\"{\"\"note\"\":\"\"He said \\\"\"no\\\"\", twice\"\",\"\"ground_truth\"\":42}\",then,now\r\n"
                                + "chat,run,,3,count,,7,\"bad, to-review\",1,,,\"b\nc\",,\"{\"\"note\"\":\"\"b\\nc\"\"}\",then,now\r\n");
    }

    @Test
    void writesARowForANoteWithoutObservation() {
        assertThat(AnnotationTable.of(List.of(note("count", List.of()))))
                .isEqualTo(HEAD + "chat,run,,3,count,,7,,,,,,,,then,now\r\n");
    }

    @Test
    void hasColumnsWithoutNotes() {
        assertThat(AnnotationTable.of(List.of())).isEqualTo(HEAD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '~',
            value = {"=1+1 '=1+1", "+1 '+1", "-1 '-1", "@SUM(A1) '@SUM(A1)", "=1,2 \"'=1,2\"", "1=1 1=1", "a-1 a-1"})
    void letsNoTextBeAFormula(String text, String cell) {
        String row = AnnotationTable.of(List.of(note(text, List.of())));

        assertThat(row).contains(",3," + cell + ",,7,");
    }

    @Test
    void letsNoFormulaHideBehindAQuoteOrALineBreak() {
        String table = AnnotationTable.of(List.of(note("\t=1", List.of("=1", "x"), says("\r\n=1,\"2\""))));

        assertThat(table).contains(",3,'\t=1,").contains(",\"'=1, x\",").contains(",\"'\r\n=1,\"\"2\"\"\",");
    }
}
