package dev.burr.serde;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Reads JSON of any origin into plain values. */
final class JsonParsing {

    private static final int DEEPEST = 1_000;
    private static final int LONGEST_INTEGER = 100_000;

    /** More digits than a double holds. Python never writes more for its floats. */
    private static final int DIGITS_OF_A_DOUBLE = 17;

    /** Of what is read from a text that is too long to be held. */
    private static final int LONGEST_PART = 1 << 20;

    private static final JsonFactory FACTORY = factory(Integer.MAX_VALUE);
    private static final JsonFactory BOUNDED = factory(LONGEST_PART);

    private JsonParsing() {}

    private static JsonFactory factory(int longestText) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(LONGEST_INTEGER)
                        .maxStringLength(longestText)
                        .maxNameLength(longestText)
                        .build())
                .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER, StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
    }

    static @Nullable Object parse(String json) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            return document(parser);
        } catch (JacksonException e) {
            throw notJson(e);
        }
    }

    static @Nullable Object parse(byte[] json) {
        return parse(json, 0, json.length);
    }

    static @Nullable Object parse(byte[] json, int offset, int length) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json, offset, length)) {
            return document(parser);
        } catch (JacksonException e) {
            // A decoder puts U+FFFD where the parser refuses a byte that is not UTF-8.
            return parse(new String(json, offset, length, StandardCharsets.UTF_8));
        }
    }

    /** The members of an object; of those that {@code isValue} names, only what kind they are. */
    static @Nullable Object outline(byte[] json, int offset, int length, Predicate<String> isValue) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json, offset, length)) {
            return new JsonOutline(parser, isValue, false).read();
        } catch (JacksonException e) {
            return outline(new String(json, offset, length, StandardCharsets.UTF_8), isValue);
        }
    }

    private static @Nullable Object outline(String json, Predicate<String> isValue) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            return new JsonOutline(parser, isValue, false).read();
        } catch (JacksonException e) {
            throw notJson(e);
        }
    }

    /** The same of a text that is too long to be held: a name or a text that is not passed over may not be so long itself. */
    static @Nullable Object outline(Reader json, Predicate<String> isValue) throws IOException {
        try (JsonParser parser = BOUNDED.createParser(ObjectReadContext.empty(), json)) {
            return new JsonOutline(parser, isValue, true).read();
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw notJson(e);
        }
    }

    private static @Nullable Object document(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new IllegalArgumentException("Text is empty, not JSON.");
        }
        Object value = value(parser, first);
        requireEnd(parser);
        return value;
    }

    static void requireEnd(JsonParser parser) {
        if (parser.nextToken() != null) {
            throw new IllegalArgumentException("Text goes on behind the end of its JSON value, at column %d."
                    .formatted(parser.currentTokenLocation().getColumnNr()));
        }
    }

    static @Nullable Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalArgumentException("Text has %s where a JSON value is due.".formatted(token));
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            object.put(name, value(parser, parser.nextToken()));
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonParser parser) {
        var array = new ArrayList<@Nullable Object>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token));
        }
        return array;
    }

    private static @Nullable Number decimal(JsonParser parser) {
        if (parser.isNaN()) {
            return null;
        }
        double value = parser.getDoubleValue();
        if (Double.isInfinite(value)) {
            return null;
        }
        String text = parser.getString();
        boolean exact = text.length() <= DIGITS_OF_A_DOUBLE || significantDigits(text) <= DIGITS_OF_A_DOUBLE;
        if (exact || value == 0) {
            return value;
        }
        // Java 17 writes large doubles with all their digits: they are doubles still.
        BigDecimal decimal = new BigDecimal(text);
        return decimal.compareTo(new BigDecimal(value)) == 0 ? (Number) value : decimal;
    }

    private static int significantDigits(String number) {
        int digits = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == 'e' || c == 'E') {
                break;
            }
            if (digits == 0 ? c >= '1' && c <= '9' : c >= '0' && c <= '9') {
                digits++;
            }
        }
        return digits;
    }

    private static IllegalArgumentException notJson(JacksonException e) {
        TokenStreamLocation place = e.getLocation();
        return new IllegalArgumentException(
                "Text is not JSON%s: %s"
                        .formatted(
                                place == null ? "" : " at column %d".formatted(place.getColumnNr()),
                                e.getOriginalMessage()),
                e);
    }
}
