package dev.burr.ui.security;

import dev.burr.serde.Serde;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keys as they stand in their file. A key that cannot be read in full makes the file unreadable: less would be a guess. */
final class KeyDocument {

    private static final int VERSION = 1;

    private KeyDocument() {}

    static String print(List<ApiKey> keys) {
        var document = new LinkedHashMap<String, Object>();
        document.put("version", VERSION);
        document.put("keys", keys.stream().map(KeyDocument::fields).toList());
        return Serde.standard().printIndented(document) + "\n";
    }

    static List<ApiKey> read(String text) {
        if (!(parsed(text) instanceof Map<?, ?> document)
                || !(document.get("keys") instanceof List<?> keys)
                || !(document.get("version") instanceof Number version)
                || version.intValue() != VERSION) {
            throw new IllegalArgumentException("It has no version " + VERSION + " with 'keys'.");
        }
        return keys.stream().map(KeyDocument::key).toList();
    }

    private static Map<String, Object> fields(ApiKey key) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", key.id());
        fields.put("name", key.name());
        fields.put("scopes", key.scopes().stream().sorted().map(Scope::word).toList());
        fields.put("created", key.created().toString());
        fields.put("sha256", key.sha256());
        return fields;
    }

    private static ApiKey key(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException("A key in it is no object.");
        }
        try {
            return new ApiKey(
                    text(fields, "id"),
                    text(fields, "name"),
                    scopes(fields.get("scopes")),
                    Instant.parse(text(fields, "created")),
                    text(fields, "sha256"));
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("A key in it has no time in 'created'.", malformed);
        }
    }

    private static Set<Scope> scopes(@Nullable Object words) {
        if (!(words instanceof List<?> list)) {
            throw new IllegalArgumentException("A key in it has no 'scopes'.");
        }
        return list.stream()
                .map(word -> Scope.of(String.valueOf(word))
                        .orElseThrow(() -> new IllegalArgumentException("A key in it has an unknown scope.")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String text(Map<?, ?> fields, String name) {
        if (!(fields.get(name) instanceof String text)) {
            throw new IllegalArgumentException("A key in it has no '" + name + "'.");
        }
        return text;
    }

    /** What the parser says is left out: it quotes, and this goes into a message. */
    private static @Nullable Object parsed(String text) {
        try {
            return Serde.standard().parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("It is not JSON.", malformed);
        }
    }
}
