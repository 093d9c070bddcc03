package dev.burr.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SerdeTest {

    private final Serde serde = Serde.standard();

    enum Mode {
        CHAT {
            @Override
            public String toString() {
                return "the chat";
            }
        },
        @JsonProperty("picture")
        IMAGE
    }

    record Message(String role, String content) {}

    record Empty() {}

    record Readings(double value, float other, String text, Optional<String> note, Mode mode) {}

    record Sum(BigInteger exact, BigDecimal decimal, int rest) {}

    record Failing(String name) {
        @Override
        public String name() {
            throw new IllegalStateException("no name today");
        }
    }

    static final class Bean {
        public String getZebra() {
            return "z";
        }

        public int getAnt() {
            return 1;
        }
    }

    static final class Node {
        public Node getNext() {
            return this;
        }
    }

    static final class LinkedNode {
        private LinkedNode next = this;

        public Map<String, LinkedNode> getLinks() {
            return Map.of("next", next);
        }
    }

    @Nested
    final class Writes {

        static Stream<Arguments> values() {
            return Stream.of(
                    value(null, "null"),
                    value("", "\"\""),
                    value(true, "true"),
                    value(0, "0"),
                    value(-7, "-7"),
                    value((short) 12, "12"),
                    value((byte) -1, "-1"),
                    value(Integer.MIN_VALUE, "-2147483648"),
                    value(Long.MIN_VALUE, "-9223372036854775808"),
                    value(Long.MAX_VALUE, "9223372036854775807"),
                    value(new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890"),
                    value(new BigDecimal("12.50"), "12.50"),
                    value(1.0, "1.0"),
                    value(-0.0, "-0.0"),
                    value(0.1f, "0.1"),
                    value(Double.NaN, "null"),
                    value(Double.NEGATIVE_INFINITY, "null"),
                    value(Float.POSITIVE_INFINITY, "null"),
                    value('x', "\"x\""),
                    value(new StringBuilder("built"), "\"built\""),
                    value(Mode.CHAT, "\"CHAT\""),
                    value(Mode.IMAGE, "\"picture\""),
                    value(Optional.of(3), "3"),
                    value(Optional.empty(), "null"),
                    value(List.of(1, "two", List.of()), "[1,\"two\",[]]"),
                    value(Collections.singleton(2), "[2]"),
                    value(new Object[] {1, null}, "[1,null]"),
                    value(new int[] {1, 2}, "[1,2]"),
                    value(new double[] {1.5, Double.NaN}, "[1.5,null]"),
                    value("hé".getBytes(StandardCharsets.UTF_8), "\"aMOp\""),
                    value(Map.of(), "{}"),
                    value(Instant.parse("2026-11-23T16:17:56.446363Z"), "\"2026-11-23T16:17:56.446363Z\""),
                    value(LocalDate.of(2026, 11, 23), "\"2026-11-23\""),
                    value(Duration.ofMillis(1_500), "\"PT1.5S\""),
                    value(OffsetDateTime.parse("2026-11-23T16:17:56+02:00"), "\"2026-11-23T16:17:56+02:00\""),
                    value(URI.create("https://example.org/a"), "\"https://example.org/a\""),
                    value(new Message("user", "Hi"), "{\"role\":\"user\",\"content\":\"Hi\"}"),
                    value(new Empty(), "{}"),
                    value(new Bean(), "{\"zebra\":\"z\",\"ant\":1}"),
                    value(
                            new Readings(Double.NaN, Float.NaN, "\ud800", Optional.empty(), Mode.CHAT),
                            "{\"value\":null,\"other\":null,\"text\":\"\uFFFD\",\"note\":null,\"mode\":\"CHAT\"}"),
                    value(
                            new IllegalStateException("boom"),
                            "{\"type\":\"java.lang.IllegalStateException\",\"message\":\"boom\"}"));
        }

        private static Arguments value(Object value, String json) {
            return Arguments.of(value, json);
        }

        @ParameterizedTest
        @MethodSource("values")
        void everyKindOfValue(Object value, String json) {
            assertThat(serde.print(value)).isEqualTo(json);
        }

        @Test
        void escapesWhatJsonMustEscape() {
            assertThat(serde.print("\0 \u0001 \u001f \n \r \t \b \f \" \\"))
                    .isEqualTo("\"\\u0000 \\u0001 \\u001f \\n \\r \\t \\b \\f \\\" \\\\\"");
        }

        @Test
        void keepsEverythingElseRaw() {
            String text = "</script> \u007f \u2028 é 你好 \ud83e\udd86";

            assertThat(serde.print(text)).isEqualTo("\"" + text + "\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\ud800", "\udc00", "a\ud800b", "\udc00\ud800", "\ud800\ud800\udc00"})
        void replacesLoneSurrogates(String text) {
            String written = serde.print(text);

            assertThat(written.getBytes(StandardCharsets.UTF_8))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(written);
            assertThat(written).contains("\uFFFD");
            assertThat(written.chars().filter(c -> c == 0xD800).count())
                    .isLessThanOrEqualTo(text.endsWith("\udc00") ? 1 : 0);
        }

        @Test
        void escapesEverythingOutsideAsciiWhenAsked() {
            JsonWriter out = JsonWriter.ascii();
            serde.write("é\ud83e\udd86\ud800", out);

            assertThat(out.toString()).isEqualTo("\"\\u00e9\\ud83e\\udd86\\ufffd\"");
        }

        @Test
        void takesAnyObjectAsAKey() {
            var map = new LinkedHashMap<Object, Object>();
            map.put(1, "int");
            map.put(null, "null");
            map.put(LocalDate.of(2026, 1, 2), "date");
            map.put("\"", "quote");
            map.put(Mode.CHAT, "enum");

            assertThat(serde.print(map))
                    .isEqualTo(
                            "{\"1\":\"int\",\"null\":\"null\",\"2026-01-02\":\"date\",\"\\\"\":\"quote\",\"CHAT\":\"enum\"}");
        }

        @Test
        void survivesTextOfEveryLengthAroundTheSizeOfTheBuffer() {
            for (int length = 0; length < 3_000; length++) {
                String text = "a".repeat(length) + "é\"\ud83e\udd86";

                assertThat(serde.parse(serde.print(List.of(text, text)))).isEqualTo(List.of(text, text));
            }
        }

        @Test
        void indentsForPeople() {
            var value = new LinkedHashMap<String, Object>();
            value.put("text", "grüße \"\n");
            value.put("empty", List.of(Map.of(), List.of(), Optional.empty()));
            value.put("message", new Message("user", "Hi"));

            String printed = serde.printIndented(value);

            assertThat(printed)
                    .isEqualTo(
                            """
                    {
                      "text": "grüße \\"\\n",
                      "empty": [
                        {},
                        [],
                        null
                      ],
                      "message": {
                        "role": "user",
                        "content": "Hi"
                      }
                    }""");
            assertThat(serde.parse(printed)).isEqualTo(serde.toJson(value));
        }

        @Test
        void wrapsWhatIsNotAnObjectWhereOneIsDue() {
            var out = new JsonWriter();
            out.beginArray();
            serde.writeObject(Map.of("a", 1), out);
            serde.writeObject(List.of(), out);
            serde.writeObject(null, out);
            serde.writeObject("text", out);
            out.endArray();

            assertThat(out.toString()).isEqualTo("[{\"a\":1},{\"value\":[]},null,{\"value\":\"text\"}]");
        }
    }

    @Nested
    final class Marks {

        private Object marker(Object value) {
            return ((Map<?, ?>) serde.toJson(value)).get(ValueMarker.Kind.UNSERIALIZABLE.field());
        }

        @ParameterizedTest
        @MethodSource("unwritable")
        void whatCantBeWritten(Object value, String reason) {
            long before = serde.unserializableValues();

            Object marker = marker(value);

            assertThat(marker).asString().contains("type=" + value.getClass().getName(), reason);
            assertThat(serde.unserializableValues()).isEqualTo(before + 1);
        }

        static Stream<Arguments> unwritable() {
            return Stream.of(
                    Arguments.of(new Object(), "reason="),
                    Arguments.of(InputStream.nullInputStream(), "reason="),
                    Arguments.of(List.of(1).iterator(), "use it up"),
                    Arguments.of(Stream.of(1), "use it up"),
                    Arguments.of(Thread.currentThread(), "running process"),
                    Arguments.of(brokenMap(), "not today"),
                    Arguments.of(BigInteger.TEN.pow(4_300), "more than 4,300 digits"),
                    Arguments.of(BigInteger.TEN.pow(4_300).negate(), "more than 4,300 digits"),
                    Arguments.of(new BigDecimal(BigInteger.TEN.pow(4_300)), "more than 4,300 digits"));
        }

        private static Map<String, Object> brokenMap() {
            return new AbstractMap<>() {
                @Override
                public Set<Entry<String, Object>> entrySet() {
                    throw new IllegalStateException("not today");
                }

                @Override
                public String toString() {
                    return "broken map";
                }
            };
        }

        static Stream<Number> longest() {
            BigInteger longest = BigInteger.TEN.pow(4_300).subtract(BigInteger.ONE);
            return Stream.of(
                    longest,
                    longest.negate(),
                    new BigDecimal(longest),
                    new BigDecimal(BigInteger.TEN.pow(4_400), 1),
                    new BigDecimal(BigInteger.ONE, -9_000));
        }

        @ParameterizedTest
        @MethodSource("longest")
        void noNumberThatPythonReads(Number number) {
            assertThat(serde.print(number)).isEqualTo(number.toString());
        }

        @Test
        void tooLongAnIntegerInsideOfARecord() {
            assertThat(serde.print(new Sum(BigInteger.TEN.pow(5_000), new BigDecimal(BigInteger.TEN.pow(5_000)), 1)))
                    .startsWith("{\"exact\":{\"__burr_unserializable__\":{\"type\":\"java.math.BigInteger\"")
                    .contains(",\"decimal\":{\"__burr_unserializable__\":{\"type\":\"java.math.BigDecimal\"")
                    .endsWith("},\"rest\":1}");
        }

        @Test
        void onlyThePartThatCantBeWritten() {
            var map = new LinkedHashMap<String, Object>();
            map.put("before", 1);
            map.put("list", Arrays.asList("a", new Object(), "b"));
            map.put("after", 2);

            assertThat(serde.print(map))
                    .startsWith(
                            "{\"before\":1,\"list\":[\"a\",{\"__burr_unserializable__\":{\"type\":\"java.lang.Object\"")
                    .endsWith("}},\"b\"],\"after\":2}");
        }

        @Test
        void aCollectionWhereItContainsItself() {
            var list = new ArrayList<Object>();
            list.add(1);
            list.add(list);
            list.add(list);

            assertThat(serde.print(list))
                    .startsWith("[1,{\"__burr_unserializable__\":{\"type\":\"java.util.ArrayList\"")
                    .contains("It contains itself.");
        }

        @Test
        void valuesThatThrowErrorsWithoutHarmingLaterOnes() {
            Object bad = new Object() {
                @SuppressWarnings("unused") // Jackson calls it
                public String getName() {
                    throw new ServiceConfigurationError("no provider");
                }
            };
            var out = new JsonWriter();
            for (int i = 0; i < 200; i++) {
                serde.write(List.of(bad), out);
            }
            out.clear();

            serde.write(List.of(1), out);

            assertThat(out).hasToString("[1]");
        }

        @Test
        void aMapThatContainsItselfManyTimesInManyPlaces() {
            var map = new HashMap<String, Object>();
            for (int i = 0; i < 20; i++) {
                map.put("k" + i, List.of(map));
            }

            assertThat(((Map<?, ?>) serde.toJson(map))).hasSize(20);
        }

        @Test
        void whatIsNestedTooDeeply() {
            Object value = "bottom";
            for (int i = 0; i < 1_000; i++) {
                value = List.of(value);
            }

            assertThat(serde.print(value)).startsWith("[[[").endsWith("]]]").contains("nested deeper than 128 levels");
        }

        @Test
        void notWhatIsNestedSixtyLevelsDeep() {
            Object value = "bottom";
            for (int i = 0; i < 60; i++) {
                value = i % 2 == 0 ? Map.of("v", value) : List.of(value);
            }

            assertThat(serde.toJson(value)).isEqualTo(value);
        }

        @Test
        void aValueThatIsTooLongAndNothingBeforeIt() {
            JsonWriter out = JsonWriter.limitedTo(5_000);
            out.beginArray();
            serde.write("first", out);
            serde.write(List.of(List.of("x".repeat(3_000), "x".repeat(3_000)), "second"), out);
            serde.write("third", out);
            out.endArray();

            assertThat(serde.parse(out.toString()))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .startsWith("first")
                    .endsWith("third")
                    .hasSize(3);
            assertThat(out.toString()).contains("longer than 5,000 bytes");
        }

        @Test
        void aFailureWhoseMessageFailsToo() {
            var failure = new IllegalStateException() {
                private static final long serialVersionUID = 1L;

                @Override
                public String getMessage() {
                    throw new IllegalStateException("not even a message");
                }
            };

            assertThat(marker(failure)).asString().contains("not even a message");
        }
    }

    @Nested
    final class Parses {

        @Test
        void everyKindOfValue() {
            Object value = serde.parse(
                    "{\"int\":1,\"long\":3000000000,\"big\":123456789012345678901234567890,\"double\":1e+20,"
                            + "\"exact\":0.1234567890123456789,\"negative\":-0.0,\"t\":true,\"n\":null,\"l\":[1,[]]}");

            assertThat(value)
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsExactly(
                            entry("int", 1),
                            entry("long", 3_000_000_000L),
                            entry("big", new BigInteger("123456789012345678901234567890")),
                            entry("double", 1e20),
                            entry("exact", new BigDecimal("0.1234567890123456789")),
                            entry("negative", -0.0),
                            entry("t", true),
                            entry("n", null),
                            entry("l", List.of(1, List.of())));
        }

        @ParameterizedTest
        @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e400", "-1e400"})
        void whatIsNoNumberAsNull(String text) {
            assertThat(serde.parse("[" + text + "]")).isEqualTo(Collections.singletonList(null));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0.1",
                    "0.30000000000000004",
                    "1.7976931348623157e308",
                    "5e-324",
                    "12345678.123456789",
                    "1e-99999999999"
                })
        void whatADoubleHoldsAsADouble(String text) {
            assertThat(serde.parse(text)).isEqualTo(Double.parseDouble(text));
        }

        @Test
        void integersOfAnyLength() {
            String digits = "9".repeat(20_000);

            assertThat(serde.parse(digits)).isEqualTo(new BigInteger(digits));
        }

        @Test
        void theLastOfDuplicateNames() {
            assertThat(serde.print(serde.parse("{\"a\":1,\"b\":2,\"a\":3}"))).isEqualTo("{\"a\":3,\"b\":2}");
        }

        @Test
        void bytesThatAreNotUtf8() {
            byte[] json = {'"', 'a', (byte) 0xFF, 'b', (byte) 0xC3, '"'};

            assertThat(serde.parse(json)).isEqualTo("a\uFFFDb\uFFFD");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "", " ", "{", "[1,]", "{\"a\"}", "nul", "1 2", "{} x", "'a'", "\"a", "01", "+1", "{a:1}", "// x\n1"
                })
        void nothingElse(String text) {
            assertThatThrownBy(() -> serde.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Text ");
        }

        @Test
        void noNestingWithoutEnd() {
            assertThatThrownBy(() -> serde.parse("[".repeat(100_000))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    final class Converts {

        @Test
        void plainJsonToARecord() {
            assertThat(serde.fromJson(Map.of("role", "user", "content", "Hi"), Message.class))
                    .isEqualTo(new Message("user", "Hi"));
        }

        @Test
        void whatItWroteBack() {
            var readings = new Readings(1.5, 2.5f, "x", Optional.of("n"), Mode.IMAGE);

            assertThat(serde.fromJson(serde.toJson(readings), Readings.class)).isEqualTo(readings);
        }

        @Test
        void toParameterizedTypes() throws Exception {
            Type messages = SerdeTest.class.getDeclaredMethod("messages").getGenericReturnType();

            assertThat(serde.fromJson(List.of(Map.of("role", "user", "content", "Hi")), messages))
                    .isEqualTo(List.of(new Message("user", "Hi")));
        }

        @Test
        void timesAndNumbers() {
            assertThat(serde.fromJson("2026-11-23T16:17:56.446363Z", Instant.class))
                    .isEqualTo("2026-11-23T16:17:56.446363Z");
            assertThat(serde.fromJson("2026-11-23T16:17:56+02:00", OffsetDateTime.class))
                    .isEqualTo(OffsetDateTime.parse("2026-11-23T16:17:56+02:00"));
            assertThat(serde.fromJson(5, Long.class)).isEqualTo(5L);
            assertThat(serde.fromJson(5, double.class)).isEqualTo(5.0);
            assertThat(serde.fromJson(12.5, BigDecimal.class)).isEqualByComparingTo("12.5");
        }

        @Test
        void nullAndWhatHasTheTypeAlready() {
            var message = new Message("user", "Hi");

            assertThat(serde.fromJson(null, Message.class)).isNull();
            assertThat(serde.fromJson(message, Message.class)).isSameAs(message);
            assertThat(serde.fromJson(message, (Type) Message.class)).isSameAs(message);
        }

        @Test
        void nothingThatDoesNotFit() {
            assertThatThrownBy(() -> serde.fromJson(1.5, Integer.class)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> serde.fromJson("5", Integer.class)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> serde.fromJson(Map.of("role", List.of()), Message.class))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> serde.fromJson("LOUD", Mode.class)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> serde.fromJson(1, Mode.class)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    static List<Message> messages() {
        return List.of();
    }
}
