package dev.burr.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ValueCodecTest {

    interface Money {
        String text();

        static Money parse(Object json) {
            return new Euros(Integer.parseInt(((String) json).replace(" EUR", "")));
        }
    }

    /** No bean and no record: Jackson finds nothing to write. */
    static final class Euros implements Money {
        private final int amount;

        Euros(int amount) {
            this.amount = amount;
        }

        @Override
        public String text() {
            return amount + " EUR";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Euros euros && euros.amount == amount;
        }

        @Override
        public int hashCode() {
            return amount;
        }
    }

    record Order(String id, Money price, List<Money> parts) {}

    private static final ValueCodec<Money> MONEY = ValueCodec.ofType(Money.class, Money::text, Money::parse);

    private static final ValueCodec<float[]> VECTOR =
            ValueCodec.ofKey("vector", float[].class, vector -> Map.of("n", vector.length, "first", vector[0]), json ->
                    new float[] {((Number) ((Map<?, ?>) json).get("first")).floatValue()});

    private final Serde serde = Serde.builder().codec(MONEY).codec(VECTOR).build();

    private static String written(Serde serde, String name, Object value) {
        var out = new JsonWriter();
        serde.write(name, value, out);
        return out.toString();
    }

    @Test
    void writesATypeWhereverItIs() {
        var order = new Order("o", new Euros(5), List.of(new Euros(2), new Euros(3)));

        assertThat(written(serde, "price", new Euros(5))).isEqualTo("\"5 EUR\"");
        assertThat(written(serde, "order", Map.of("x", Arrays.asList(order, null))))
                .isEqualTo("{\"x\":[{\"id\":\"o\",\"price\":\"5 EUR\",\"parts\":[\"2 EUR\",\"3 EUR\"]},null]}");
    }

    @Test
    void readsATypeWhereItIsAskedFor() {
        var order = new Order("o", new Euros(5), List.of(new Euros(2)));

        assertThat(serde.fromJson(serde.toJson(order), Order.class)).isEqualTo(order);
        assertThat(serde.fromJson("7 EUR", Money.class)).isEqualTo(new Euros(7));
        assertThatThrownBy(() -> serde.fromJson("much", Money.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesAKeyOnlyWhereItIsThatOfTheStateAndHasTheType() {
        float[] vector = {1.5f, 2.5f};

        assertThat(serde.parse(written(serde, "vector", vector))).isEqualTo(Map.of("n", 2, "first", 1.5));
        assertThat(written(serde, "other", vector)).isEqualTo("[1.5,2.5]");
        assertThat(written(serde, "deep", Map.of("vector", vector))).isEqualTo("{\"vector\":[1.5,2.5]}");
        assertThat(written(serde, "vector", "text")).isEqualTo("\"text\"");
        assertThat(written(serde, "vector", null)).isEqualTo("null");
    }

    record Found(float[] vector, String other) {}

    @Test
    void writesAFieldOfAResult() {
        float[] vector = {1.5f};
        var out = new JsonWriter();
        out.beginArray();
        serde.writeObject(Map.of("vector", vector), out);
        serde.writeObject(new Found(vector, "x"), out);
        serde.writeObject(Map.of("deep", new Found(vector, "x")), out);
        out.endArray();

        Map<String, Object> coded = Map.of("n", 1, "first", 1.5);
        assertThat(serde.parse(out.toByteArray()))
                .isEqualTo(List.of(
                        Map.of("vector", coded),
                        Map.of("vector", coded, "other", "x"),
                        Map.of("deep", Map.of("vector", List.of(1.5), "other", "x"))));
    }

    @Test
    void restoresTheValuesOfKeys() {
        var restored = serde.restored(Map.of("vector", Map.of("n", 2, "first", 1.5), "price", "5 EUR"));

        assertThat(restored.get("vector")).isEqualTo(new float[] {1.5f});
        assertThat(restored).containsEntry("price", "5 EUR");
        Map<String, Object> masked = Map.of("vector", Map.of("__burr_masked__", true));
        assertThat(serde.restored(masked)).isEqualTo(masked);
        assertThatThrownBy(() -> serde.restored(Map.of("vector", "text")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key 'vector'");
    }

    @Test
    void usesTheCodecThatWasAddedFirst() {
        Serde both = Serde.builder()
                .codec(ValueCodec.ofType(Euros.class, euros -> "first", json -> new Euros(0)))
                .codec(MONEY)
                .build();

        assertThat(written(both, "a", new Euros(5))).isEqualTo("\"first\"");
    }

    @Test
    void marksWhatItsCodecCantWrite() {
        Serde failing = Serde.builder()
                .codec(ValueCodec.ofType(
                        Money.class,
                        money -> {
                            throw new IllegalStateException("no rate today");
                        },
                        Money::parse))
                .codec(ValueCodec.ofKey("same", List.class, list -> list, json -> List.of()))
                .build();

        assertThat(written(failing, "order", new Order("o", new Euros(1), null)))
                .startsWith("{\"id\":\"o\",\"price\":{\"__burr_unserializable__\":{")
                .contains("\"path\":\"order.price\",\"reason\":\"no rate today\"")
                .endsWith("\"parts\":null}");
        assertThat(written(failing, "same", List.of(1))).isEqualTo("[1]");
    }

    @Test
    void marksWhatItsCodecGivesBackAsItIs() {
        Serde endless = Serde.builder()
                .codec(ValueCodec.ofType(Money.class, money -> new Euros(1), Money::parse))
                .build();

        assertThat(written(endless, "a", new Euros(5))).contains("Its codec gives a", "Money again.");
    }

    @Test
    void hidesWhatACodecGivesUnderAMaskedKey() {
        Serde hiding = Serde.builder()
                .codec(ValueCodec.ofType(
                        byte[].class, bytes -> Map.of("secret", 1, "b", bytes.length), json -> new byte[0]))
                .mask("secret")
                .build();

        assertThat(serde.parse(written(hiding, "a", new byte[3])))
                .isEqualTo(Map.of("secret", Map.of("__burr_masked__", true), "b", 3));
        assertThat(written(hiding, "secret", new byte[3])).isEqualTo("{\"__burr_masked__\":true}");
    }

    @Test
    void refusesTypesThatArePlainAlready() {
        for (Class<?> type : List.of(String.class, Integer.class, Number.class, Object.class, Boolean.class)) {
            assertThatThrownBy(() -> Serde.builder().codec(ValueCodec.ofType(type, Objects::toString, json -> null)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(type.getName());
        }
        Serde keyed = Serde.builder()
                .codec(ValueCodec.ofKey(
                        "text", String.class, text -> Base64.getEncoder().encodeToString(text.getBytes()), json -> "x"))
                .build();
        assertThat(written(keyed, "text", "a")).isEqualTo("\"YQ==\"");
    }
}
