package dev.burr.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValueSizeTest {

    private static final int LIMIT = 8_000;

    private final Serde serde = Serde.builder().maxValueBytes(LIMIT).build();

    record Page(String title, CharSequence text, byte[] picture, double[] vector, char[] letters) {}

    private static Map<String, Object> cut(String type, long bytes, Object kept) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("type", type);
        fields.put("bytes", bytes <= Integer.MAX_VALUE ? (Number) (int) bytes : (Number) bytes);
        fields.put("kept", kept);
        return Map.of("__burr_cut__", fields);
    }

    static List<Arguments> tooLarge() {
        byte[] bytes = new byte[LIMIT + 1];
        return List.of(
                Arguments.of("x".repeat(LIMIT + 1), cut("java.lang.String", LIMIT + 1, "x".repeat(1_000))),
                Arguments.of("é".repeat(LIMIT / 2) + "x", cut("java.lang.String", LIMIT + 1, "é".repeat(1_000))),
                Arguments.of(
                        "y" + "\ud83e\udd86".repeat(LIMIT / 4),
                        cut("java.lang.String", LIMIT + 1, "y" + "\ud83e\udd86".repeat(499))),
                Arguments.of(
                        new StringBuilder("z".repeat(LIMIT + 1)),
                        cut("java.lang.String", LIMIT + 1, "z".repeat(1_000))),
                Arguments.of(bytes, cut("byte[]", LIMIT + 1, Base64.getEncoder().encodeToString(new byte[750]))),
                Arguments.of(new int[LIMIT / 4 + 1], cut("int[]", LIMIT + 4, Collections.nCopies(100, 0))),
                Arguments.of(new short[LIMIT / 2 + 1], cut("short[]", LIMIT + 2, Collections.nCopies(100, 0))),
                Arguments.of(new long[LIMIT / 8 + 1], cut("long[]", LIMIT + 8, Collections.nCopies(100, 0))),
                Arguments.of(new float[LIMIT / 4 + 1], cut("float[]", LIMIT + 4, Collections.nCopies(100, 0.0))),
                Arguments.of(new double[LIMIT / 8 + 1], cut("double[]", LIMIT + 8, Collections.nCopies(100, 0.0))),
                Arguments.of(new boolean[LIMIT + 1], cut("boolean[]", LIMIT + 1, Collections.nCopies(100, false))));
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void keepsTheBeginningOfWhatIsTooLarge(Object value, Map<String, Object> marker) {
        assertThat(serde.toJson(value)).isEqualTo(marker);
        assertThat(serde.toJson(List.of(1, value, 2))).isEqualTo(List.of(1, marker, 2));
        assertThat(serde.cutValues()).isEqualTo(2);
        assertThat(serde.unserializableValues()).isZero();
    }

    static List<Object> largeEnough() {
        return List.of(
                "x".repeat(LIMIT),
                "é".repeat(LIMIT / 2),
                "\ud83e\udd86".repeat(LIMIT / 4),
                new byte[LIMIT],
                new int[LIMIT / 4],
                new double[LIMIT / 8],
                new boolean[LIMIT],
                Collections.nCopies(LIMIT, "many"),
                new String[] {"x".repeat(LIMIT - 1), "x".repeat(LIMIT - 1)});
    }

    @ParameterizedTest
    @MethodSource("largeEnough")
    void keepsTheRestWhole(Object value) {
        assertThat(serde.print(value)).isEqualTo(Serde.standard().print(value));
        assertThat(serde.cutValues()).isZero();
    }

    @Test
    void holdsInsideOfRecords() {
        var page = new Page(
                "t",
                new StringBuilder("x".repeat(LIMIT + 1)),
                new byte[LIMIT + 1],
                new double[LIMIT],
                new char[LIMIT + 1]);

        assertThat((Map<?, ?>) serde.toJson(page))
                .hasToString(Map.of("title", "t").toString().replace("}", "")
                        + ", text=" + cut("java.lang.String", LIMIT + 1, "x".repeat(1_000))
                        + ", picture="
                        + cut("byte[]", LIMIT + 1, Base64.getEncoder().encodeToString(new byte[750]))
                        + ", vector=" + cut("double[]", LIMIT * 8, Collections.nCopies(100, 0.0))
                        + ", letters=" + cut("java.lang.String", LIMIT + 1, "\0".repeat(1_000)) + "}");
    }

    @Test
    void isTwoMegabytesWhereNothingIsSaid() {
        Serde standard = Serde.builder().build();

        assertThat(standard.toJson("x".repeat(2 << 20))).isInstanceOf(String.class);
        assertThat(standard.toJson("x".repeat((2 << 20) + 1))).isInstanceOf(Map.class);
        assertThat(Serde.standard().toJson("x".repeat((2 << 20) + 1))).isInstanceOf(String.class);
    }

    @Test
    void givesNoHalvesOfCharacters() {
        var small = Serde.builder().maxValueBytes(20).build();
        String written = small.print("aaaa" + "\ud83e\udd86".repeat(10));

        assertThat(written).contains("\"kept\":\"aaaa\"");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(written)).isTrue();
    }

    @Test
    void neverCutsWhatMustBeWhole() {
        var out = new JsonWriter();
        serde.writeWhole("x".repeat(LIMIT + 1), out);

        assertThat(out.size()).isEqualTo(LIMIT + 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refusesLimitsThatLetNothingPass(int bytes) {
        assertThatThrownBy(() -> Serde.builder().maxValueBytes(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Number of bytes " + bytes);
    }
}
