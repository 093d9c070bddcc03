package dev.burr.tracking.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.serde.ValueMarker.Kind;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A value that somebody may put into a state, and what of it is in the log: plain JSON, in which a {@link Lost} says where a
 * marker stands.
 */
record StrangeValue(String name, Object value, Object recorded) {

    /** A marker of a kind that says a reason; null where it says none. */
    record Lost(Kind kind, String path, String reason) {}

    enum Mode {
        CHAT {
            @Override
            public String toString() {
                return "the chat";
            }
        },
        IMAGE
    }

    sealed interface Verdict {
        record Safe() implements Verdict {}

        record Unsafe(String reason, Optional<Verdict> because) implements Verdict {}
    }

    record Box<T>(T content, List<T> more) {}

    record Everything(
            Instant at, Mode mode, Optional<String> note, Box<LocalDate> box, Verdict verdict, int[] numbers) {}

    static final class Bean {
        private final Date date = new Date(0);

        public String getName() {
            return "n";
        }

        public Date getDate() {
            return date;
        }
    }

    static final class Node {
        public String getName() {
            return "n";
        }

        public Node getNext() {
            return this;
        }
    }

    /** What a persistence framework makes of an entity: it fails when its session has gone. */
    static final class LazyCustomer {
        public String getName() {
            return "Ann";
        }

        public List<String> getOrders() {
            throw new IllegalStateException("no session");
        }
    }

    interface Named {
        String getName();

        String getCity();
    }

    static final class BadText {
        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    static final class BadMessage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    record Tag(@JsonProperty("__burr_serde__") String type) {}

    @Override
    public String toString() {
        return name;
    }

    static List<StrangeValue> all() {
        return Stream.of(texts(), numbers(), times(), names(), containers(), objects(), lost())
                .flatMap(List::stream)
                .toList();
    }

    private static StrangeValue of(String name, Object value, Object recorded) {
        return new StrangeValue(name, value, recorded);
    }

    private static StrangeValue lost(String name, Object value, String reason) {
        return of(name, value, new Lost(Kind.UNSERIALIZABLE, "value", reason));
    }

    private static List<StrangeValue> texts() {
        return List.of(
                of("text", "grüße 🦆 \u2028 \0 \u007f \" \\ \n", "grüße 🦆 \u2028 \0 \u007f \" \\ \n"),
                of("lone surrogates", "\ud800 a \udc00", "\uFFFD a \uFFFD"),
                of(
                        "lone surrogates in keys",
                        Map.of("\ud800k", Map.of("\udfff", 1)),
                        Map.of("\uFFFDk", Map.of("\uFFFD", 1))),
                of("char", 'x', "x"),
                of("lone surrogate char", '\ud800', "\uFFFD"),
                of("builder", new StringBuilder("built"), "built"),
                of("char[]", new char[] {'a', '\ud800'}, "a\uFFFD"),
                of("50 MB of text", "x".repeat(50 << 20), new Lost(Kind.CUT, "value", null)),
                of(
                        "50 MB in a list",
                        List.of(1, "x".repeat(50 << 20)),
                        List.of(1, new Lost(Kind.CUT, "value[1]", null))));
    }

    private static List<StrangeValue> numbers() {
        return List.of(
                of("NaN", Double.NaN, null),
                of("infinity", Float.NEGATIVE_INFINITY, null),
                of("NaN in a list", List.of(Double.NaN, 1.5), Arrays.asList(null, 1.5)),
                of("double[]", new double[] {1.5, Double.POSITIVE_INFINITY}, Arrays.asList(1.5, null)),
                of("negative zero", -0.0, -0.0),
                of("long", Long.MIN_VALUE, Long.MIN_VALUE),
                of("short", (short) 3, 3),
                of("byte", (byte) -1, -1),
                of("big integer", BigInteger.TWO.pow(100), BigInteger.TWO.pow(100)),
                of("big decimal", new BigDecimal("12.5"), 12.5),
                of("atomic integer", new AtomicInteger(3), 3),
                of("atomic long", new AtomicLong(3), 3),
                of("atomic boolean", new AtomicBoolean(true), true),
                of("atomic reference", new AtomicReference<>("x"), "x"),
                of("optional int", OptionalInt.of(3), 3),
                of("optional long", OptionalLong.empty(), null),
                of("optional double", OptionalDouble.of(1.5), 1.5),
                lost("too long an integer", BigInteger.TEN.pow(4_300), "more than 4,300 digits"));
    }

    private static List<StrangeValue> times() {
        Instant instant = Instant.parse("2026-11-23T16:17:56.446363Z");
        ZoneOffset offset = ZoneOffset.ofHours(2);
        return List.of(
                of("instant", instant, "2026-11-23T16:17:56.446363Z"),
                of("farthest instant", Instant.MAX, "+1000000000-12-31T23:59:59.999999999Z"),
                of("local date", LocalDate.of(2026, 1, 2), "2026-01-02"),
                of("local time", LocalTime.of(1, 2), "01:02:00"),
                of("local date time", LocalDateTime.of(2026, 1, 2, 3, 4), "2026-01-02T03:04:00"),
                of("offset date time", OffsetDateTime.ofInstant(instant, offset), "2026-11-23T18:17:56.446363+02:00"),
                of("offset time", OffsetTime.of(1, 2, 3, 0, offset), "01:02:03+02:00"),
                of(
                        "zoned date time",
                        ZonedDateTime.ofInstant(instant, ZoneId.of("Europe/Berlin")),
                        "2026-11-23T17:17:56.446363+01:00"),
                of("year", Year.of(2026), 2026),
                of("year month", YearMonth.of(2026, 5), "2026-05"),
                of("month day", MonthDay.of(5, 6), "--05-06"),
                of("month", Month.MAY, "MAY"),
                of("day of week", DayOfWeek.MONDAY, "MONDAY"),
                of("duration", Duration.ofMillis(1_500), "PT1.5S"),
                of("period", Period.ofDays(3), "P3D"),
                of("zone", ZoneId.of("Europe/Berlin"), "Europe/Berlin"),
                of("offset", offset, "+02:00"),
                of("time zone", TimeZone.getTimeZone("UTC"), "UTC"),
                of("date", new Date(0), "1970-01-01T00:00:00.000Z"));
    }

    private static List<StrangeValue> names() {
        UUID uuid = UUID.fromString("3f2504e0-4f89-11d3-9a0c-0305e82c3301");
        return List.of(
                of("uuid", uuid, uuid.toString()),
                of("uri", URI.create("https://example.org/a"), "https://example.org/a"),
                of("path", Path.of("/a/b"), Path.of("/a/b").toUri().toString()),
                of("file", new File("/a/b"), new File("/a/b").getAbsolutePath()),
                of("address", InetAddress.getLoopbackAddress(), "localhost"),
                of("locale", Locale.GERMANY, "de-DE"),
                of("currency", Currency.getInstance("EUR"), "EUR"),
                of("class", String.class, "java.lang.String"),
                of("charset", StandardCharsets.UTF_8, "UTF-8"),
                of("pattern", Pattern.compile("a+"), "a+"),
                of("enum", Mode.CHAT, "CHAT"));
    }

    private static List<StrangeValue> containers() {
        Object nested = "bottom";
        for (int i = 0; i < 60; i++) {
            nested = i % 2 == 0 ? Map.of("v", nested) : List.of(nested);
        }
        var keys = new LinkedHashMap<Object, Object>();
        keys.put(1, "int");
        keys.put(null, "null");
        keys.put(Mode.CHAT, "enum");
        keys.put(LocalDate.of(2026, 1, 2), "date");
        Map<String, Object> tagged = Map.of("__burr_serde__", "mine", "value", 1);
        return List.of(
                of("60 levels", nested, nested),
                of("keys of any type", keys, Map.of("1", "int", "null", "null", "CHAT", "enum", "2026-01-02", "date")),
                of("enum map", new EnumMap<>(Map.of(Mode.IMAGE, 1)), Map.of("IMAGE", 1)),
                of("enum set", EnumSet.of(Mode.CHAT), List.of("CHAT")),
                of("sorted map", new TreeMap<>(Map.of("b", 1, "a", 2)), Map.of("a", 2, "b", 1)),
                of("queue", new ArrayDeque<>(List.of(1, 2)), List.of(1, 2)),
                of("iterable", (Iterable<Integer>) () -> List.of(1, 2).iterator(), List.of(1, 2)),
                of("bit set", BitSet.valueOf(new long[] {5}), List.of(0, 2)),
                of("optional", Optional.of(List.of(Optional.empty())), Arrays.asList((Object) null)),
                of("byte[]", new byte[] {1, 2}, "AQI="),
                of("byte[][]", new byte[][] {{1}, null}, Arrays.asList("AQ==", null)),
                of("int[][]", new int[][] {{1}, {}}, List.of(List.of(1), List.of())),
                of("boolean[]", new boolean[] {true}, List.of(true)),
                of("float[]", new float[] {1.5f, Float.NaN}, Arrays.asList(1.5, null)),
                of("long[]", new long[] {1}, List.of(1)),
                of("short[]", new short[] {1}, List.of(1)),
                of("String[]", new String[] {"a", null}, Arrays.asList("a", null)),
                of(
                        "a tag that Burr does not know",
                        List.of(tagged, 2),
                        List.of(new Lost(Kind.UNSERIALIZABLE, "value[0]", "type that Burr does not know"), 2)),
                of(
                        "the same in a record",
                        new Tag("mine"),
                        new Lost(Kind.UNSERIALIZABLE, "value", "Burr does not know")));
    }

    private static List<StrangeValue> objects() {
        var everything = new Everything(
                Instant.EPOCH,
                Mode.IMAGE,
                Optional.empty(),
                new Box<>(LocalDate.of(2026, 1, 2), List.of()),
                new Verdict.Unsafe("r", Optional.of(new Verdict.Safe())),
                new int[] {1});
        Map<String, Object> safe = Map.of("@type", "StrangeValue.Verdict.Safe");
        return List.of(
                of("record", new Box<>("c", List.of("d")), Map.of("content", "c", "more", List.of("d"))),
                of("bean", new Bean(), Map.of("name", "n", "date", "1970-01-01T00:00:00.000Z")),
                of("sealed", new Verdict.Safe(), safe),
                of("record of everything", everything, recordedEverything(safe)),
                of(
                        "exception",
                        new IllegalStateException("boom", new RuntimeException("cause")),
                        Map.of("type", "java.lang.IllegalStateException", "message", "boom")),
                of(
                        "exception in a record",
                        new Box<Object>(new IllegalStateException("boom"), List.of()),
                        Map.of(
                                "content",
                                Map.of("type", "java.lang.IllegalStateException", "message", "boom"),
                                "more",
                                List.of())),
                of(
                        "optional of an optional",
                        new Box<>(Optional.of(Optional.of(1)), null),
                        withNull("content", 1, "more")));
    }

    private static Map<String, Object> recordedEverything(Map<String, Object> safe) {
        var recorded = new LinkedHashMap<String, Object>();
        recorded.put("at", "1970-01-01T00:00:00Z");
        recorded.put("mode", "IMAGE");
        recorded.put("note", null);
        recorded.put("box", Map.of("content", "2026-01-02", "more", List.of()));
        recorded.put("verdict", Map.of("@type", "StrangeValue.Verdict.Unsafe", "reason", "r", "because", safe));
        recorded.put("numbers", List.of(1));
        return recorded;
    }

    private static Map<String, Object> withNull(String name, Object value, String nullName) {
        var map = new LinkedHashMap<String, Object>();
        map.put(name, value);
        map.put(nullName, null);
        return map;
    }

    private static List<StrangeValue> lost() {
        var proxy = Proxy.newProxyInstance(
                StrangeValue.class.getClassLoader(), new Class<?>[] {Named.class}, (self, method, arguments) -> {
                    if (method.getName().equals("getName")) {
                        return "Ann";
                    }
                    throw new IllegalStateException("no session");
                });
        var cyclicArray = new Object[] {1, null};
        cyclicArray[1] = cyclicArray;
        var badMap = Collections.singletonMap(new BadText(), 1);
        Supplier<String> code = () -> "x";
        return List.of(
                of(
                        "bean that refers to itself",
                        new Node(),
                        Map.of("name", "n", "next", new Lost(Kind.UNSERIALIZABLE, "value.next", "contains itself"))),
                of(
                        "array that contains itself",
                        cyclicArray,
                        List.of(1, new Lost(Kind.UNSERIALIZABLE, "value[1]", "contains itself"))),
                of(
                        "lazy class",
                        new LazyCustomer(),
                        Map.of("name", "Ann", "orders", new Lost(Kind.UNSERIALIZABLE, "value.orders", "no session"))),
                of(
                        "lazy proxy",
                        List.of(proxy),
                        List.of(Map.of(
                                "name", "Ann", "city", new Lost(Kind.UNSERIALIZABLE, "value[0].city", "no session")))),
                lost("key without text", badMap, "no text"),
                lost("bean without properties whose text fails", new BadText(), "no properties"),
                lost("exception without message", new BadMessage(), "no message"),
                lost("iterator", List.of(1).iterator(), "use it up"),
                lost("stream", Stream.of(1), "use it up"),
                lost("bytes to read", new ByteArrayInputStream(new byte[1]), "use it up"),
                lost("thread", Thread.currentThread(), "running process"),
                lost("code", code, "code"),
                lost("object", new Object(), "no properties"));
    }
}
