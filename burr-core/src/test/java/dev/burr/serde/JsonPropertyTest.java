package dev.burr.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever is written is read as it was, or as a marker that says what it was. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class JsonPropertyTest {

    /** The mark of a value that can't be written; its words have tests of their own. */
    private static final Map<String, String> MARKER = Map.of("unwritable", Unwritable.class.getName());

    private final Serde serde = Serde.standard();

    /** What no JSON can hold. */
    private static final class Unwritable {}

    @Property(tries = 5_000)
    void readsWhatItWrote(@ForAll("values") @Nullable Object value) {
        assertThat(marked(serde.parse(serde.print(value)))).isEqualTo(expected(value));
    }

    @Property(tries = 2_000)
    void writesOneLine(@ForAll("values") @Nullable Object value) {
        assertThat(serde.print(value)).doesNotContain("\n").doesNotContain("\r");
    }

    @Property(tries = 2_000)
    void changesNothingThatIsJsonAlready(@ForAll("values") @Nullable Object value) {
        Object json = serde.toJson(value);

        assertThat(serde.toJson(json)).isEqualTo(json);
    }

    private static @Nullable Object marked(@Nullable Object json) {
        if (json instanceof Map<?, ?> map && map.get("__burr_unserializable__") instanceof Map<?, ?> marker) {
            return Map.of("unwritable", String.valueOf(marker.get("type")));
        }
        if (json instanceof List<?> list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(marked(element)));
            return elements;
        }
        if (json instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
            map.forEach((key, element) -> entries.put(key, marked(element)));
            return entries;
        }
        return json;
    }

    /** The documented rules, applied by hand: see docs/format.md. */
    private static @Nullable Object expected(@Nullable Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number) ? number : null;
        }
        if (value instanceof Long || value instanceof Integer) {
            long number = ((Number) value).longValue();
            return number == (int) number ? (Object) (int) number : (Object) number;
        }
        if (value instanceof BigInteger number && number.bitLength() < 64) {
            return expected(number.longValue());
        }
        if (value instanceof String text) {
            return wellFormed(text);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(expected(element)));
            return elements;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            map.forEach((key, element) -> entries.put(wellFormed((String) key), expected(element)));
            return entries;
        }
        if (value instanceof Unwritable) {
            return MARKER;
        }
        return value;
    }

    private static String wellFormed(String text) {
        var formed = new StringBuilder();
        text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .forEach(formed::appendCodePoint);
        return formed.toString();
    }

    @Provide
    Arbitrary<@Nullable Object> values() {
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(20).map(text -> text),
                Arbitraries.strings()
                        .withChars('\uD800', '\uDC00', 'a', '\u2028', '\\', '"')
                        .ofMaxLength(6)
                        .map(text -> text),
                Arbitraries.integers().map(number -> number),
                Arbitraries.longs().map(number -> number),
                Arbitraries.bigIntegers().map(number -> number),
                Arbitraries.doubles().map(number -> number),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE)
                        .map(number -> number),
                Arbitraries.of(true, false).map(flag -> flag),
                Arbitraries.create(Unwritable::new));
        return Arbitraries.recursive(
                () -> leaves.injectNull(0.05),
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).map(list -> (Object) list),
                        Arbitraries.maps(Arbitraries.strings().ofMaxLength(8), inner)
                                .ofMaxSize(4)
                                .map(map -> (Object) map),
                        leaves),
                0,
                4);
    }
}
