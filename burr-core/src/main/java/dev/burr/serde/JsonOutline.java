package dev.burr.serde;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads an object of which some members are passed over: their JSON is checked, and of them is told only whether they are an
 * object, a list, a text, a number, a boolean or null. That takes no memory, however long they are, and accepts and refuses the
 * same texts as {@link JsonParsing#parse(byte[])} does.
 */
final class JsonOutline {

    /** No number of so few characters is out of the bounds of what is read. */
    private static final int SHORT_NUMBER = 300;

    private final JsonParser parser;
    private final Predicate<String> isValue;
    private final boolean onlyScalars;

    /** @param onlyScalars whether objects and lists are passed over whatever their names */
    JsonOutline(JsonParser parser, Predicate<String> isValue, boolean onlyScalars) {
        this.parser = parser;
        this.isValue = isValue;
        this.onlyScalars = onlyScalars;
    }

    @Nullable
    Object read() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new IllegalArgumentException("Text is empty, not JSON.");
        }
        Object outline = first == JsonToken.START_OBJECT ? members() : passOver(first);
        JsonParsing.requireEnd(parser);
        return outline;
    }

    private Map<String, @Nullable Object> members() {
        var members = new LinkedHashMap<String, @Nullable Object>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            boolean passed = isValue.test(name) || (onlyScalars && token.isStructStart());
            members.put(name, passed ? passOver(token) : JsonParsing.value(parser, token));
        }
        return members;
    }

    private @Nullable Object passOver(JsonToken token) {
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            skipChildren();
            return token == JsonToken.START_OBJECT ? Map.of() : List.of();
        }
        return token == JsonToken.VALUE_STRING ? "" : scalar(token);
    }

    private void skipChildren() {
        int open = 1;
        while (open > 0) {
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                open++;
            } else if (token.isStructEnd()) {
                open--;
            } else if (token != JsonToken.PROPERTY_NAME && token != JsonToken.VALUE_STRING) {
                scalar(token);
            }
        }
    }

    /** Numbers may be too long to be read. */
    private @Nullable Object scalar(JsonToken token) {
        return token.isNumeric() && parser.getStringLength() <= SHORT_NUMBER
                ? (Object) 0
                : JsonParsing.value(parser, token);
    }
}
