package dev.burr.serde;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys whose values nobody may see: patterns in which {@code *} stands for any text, whatever the case. */
final class KeyMasks {

    static final KeyMasks NONE = new KeyMasks(List.of());

    /** Keys of maps may be anything, without end. */
    private static final int MOST_KNOWN = 10_000;

    private final List<String> globs;
    private final List<Pattern> patterns;
    private final ConcurrentHashMap<String, Boolean> known = new ConcurrentHashMap<>();

    KeyMasks(Collection<String> globs) {
        this.globs = List.copyOf(globs);
        this.patterns = globs.isEmpty()
                ? List.of()
                : globs.stream().map(KeyMasks::pattern).toList();
    }

    private static Pattern pattern(String glob) {
        if (glob.isBlank()) {
            throw new IllegalArgumentException(
                    "Pattern '%s' of keys to mask is blank. Pass the name of a key, or a part of it as in '*password*'."
                            .formatted(glob));
        }
        String regex =
                Stream.of(glob.strip().split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    List<String> globs() {
        return globs;
    }

    boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** Whether the value of this key is to be hidden. */
    boolean hide(String key) {
        if (patterns.isEmpty()) {
            return false;
        }
        Boolean answer = known.get(key);
        if (answer == null) {
            answer = patterns.stream().anyMatch(pattern -> pattern.matcher(key).matches());
            if (known.size() < MOST_KNOWN) {
                known.put(key, answer);
            }
        }
        return answer;
    }
}
