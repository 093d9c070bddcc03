package dev.burr.serde;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes out of a text, such as a stack trace, what is masked elsewhere: known values, and what the text itself gives a masked name. */
final class SecretsInText {

    /** What stands in place of a secret. */
    static final String HIDDEN = "***";

    /** Shorter values are in every text. */
    private static final int SHORTEST = 3;

    /** Values up to this length are taken for a secret only where they stand by themselves. */
    private static final int LONGEST_WORD = 7;

    private final String text;
    private final ValueRules open;
    private final ValueRules masking;
    private final Set<String> secrets = new LinkedHashSet<>();

    SecretsInText(String text, ValueRules rules) {
        this.text = text;
        this.open = rules.whole(Unheard.PROBLEMS);
        this.masking = rules.unlimited(Unheard.PROBLEMS);
    }

    /** Remembers what the text has of the masked parts of a value that has a name. */
    void learn(String name, @Nullable Object value) {
        compare(json(name, value, open), json(name, value, masking));
    }

    private static @Nullable Object json(String name, @Nullable Object value, ValueRules rules) {
        var out = new JsonWriter();
        new ValueEncoder(out, rules).encode(name, value);
        return JsonParsing.parse(out.toByteArray());
    }

    private void compare(@Nullable Object value, @Nullable Object shown) {
        if (Objects.equals(value, shown)) {
            return;
        }
        if (value instanceof Map<?, ?> map
                && shown instanceof Map<?, ?> rest
                && map.keySet().equals(rest.keySet())) {
            map.forEach((name, part) -> compare(part, rest.get(name)));
        } else if (value instanceof List<?> list && shown instanceof List<?> rest && list.size() == rest.size()) {
            for (int i = 0; i < list.size(); i++) {
                compare(list.get(i), rest.get(i));
            }
        } else {
            remember(value);
        }
    }

    private void remember(@Nullable Object secret) {
        if (secret instanceof Map<?, ?> map) {
            map.values().forEach(this::remember);
        } else if (secret instanceof List<?> list) {
            list.forEach(this::remember);
        } else if (secret instanceof String || secret instanceof Number) {
            rememberText(secret.toString());
        }
    }

    private void rememberText(String secret) {
        if (secret.strip().length() < SHORTEST) {
            return;
        }
        if (text.contains(secret)) {
            secrets.add(secret);
        }
        if (isEscapedInJson(secret)) {
            String escaped = escaped(secret);
            if (text.contains(escaped)) {
                secrets.add(escaped);
            }
        }
    }

    private static boolean isEscapedInJson(String secret) {
        return secret.chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\');
    }

    /** As it stands in a JSON document that the text quotes. */
    private static String escaped(String secret) {
        var out = new JsonWriter();
        out.string(secret);
        String quoted = out.toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    /** The text without what is known. */
    String hidden() {
        String hidden = text;
        for (String secret : secrets.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList()) {
            hidden = secret.length() > LONGEST_WORD ? hidden.replace(secret, HIDDEN) : withoutWord(hidden, secret);
        }
        return NamedSecrets.hide(hidden, masking.masks());
    }

    private static String withoutWord(String text, String word) {
        var hidden = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (at >= from && isWord(text, at, at + word.length())) {
                hidden.append(text, from, at).append(HIDDEN);
                from = at + word.length();
            }
        }
        return hidden.append(text, from, text.length()).toString();
    }

    private static boolean isWord(String text, int start, int end) {
        return (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    /** What is wrong with a value was said when it was written. */
    private enum Unheard implements Problems {
        PROBLEMS;

        @Override
        public void unserializable(String type, String path, String failure, String reason) {
            // said before
        }

        @Override
        public void cut(String type, String path, long bytes) {
            // said before
        }

        @Override
        public void maskFailed(String path, String failure) {
            // said before
        }
    }
}
