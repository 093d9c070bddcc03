package dev.burr.ui.api.v0;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** All places at which our answers differ from those of Burr's server on purpose, and how. */
final class WantedDifferences {

    private final Map<Pattern, BiPredicate<JsonNode, JsonNode>> rules = new LinkedHashMap<>();

    WantedDifferences() {
        // Burr's time of a file goes through a floating point number, which costs it the last digits.
        rule("/\\d+/created", WantedDifferences::sameTime);
        rule("/applications/\\d+/first_written", WantedDifferences::sameTime);
        // Burr's is the time of the folder and does not move when a step is logged; ours does.
        rule("/(applications/)?\\d+/last_written", (theirs, ours) -> !time(ours)
                .isBefore(time(theirs).minusMillis(1)));
        // Burr counts files and hidden folders too, such as annotations.jsonl; ours are applications.
        rule("/\\d+/num_apps", (theirs, ours) -> ours.asInt() <= theirs.asInt());
        // Ours is this server's own version.
        rule("/version", (theirs, ours) -> ours.isString());
        // The demos of Burr's UI talk to Python applications inside of Burr's server.
        rule("/supports_demos", (theirs, ours) -> theirs.asBoolean() && !ours.asBoolean());
    }

    /** What two values must be to each other at a place; null where they must be equal. */
    @Nullable
    BiPredicate<JsonNode, JsonNode> at(String path) {
        return rules.entrySet().stream()
                .filter(rule -> rule.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private void rule(String path, BiPredicate<JsonNode, JsonNode> allowed) {
        rules.put(Pattern.compile(path), allowed);
    }

    private static boolean sameTime(JsonNode theirs, JsonNode ours) {
        return theirs.equals(ours)
                || Duration.between(time(theirs), time(ours)).abs().compareTo(Duration.ofMillis(1)) < 0;
    }

    private static Instant time(JsonNode node) {
        return Instant.parse(node.asString());
    }
}
