package dev.burr.architecture;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A module's configuration metadata as tables of Markdown, one for each prefix. */
final class ConfigurationTables {

    private static final Map<String, String> TAKES = Map.of(
            "java.lang.Boolean", "`true` or `false`",
            "java.lang.Integer", "number",
            "java.lang.Long", "number",
            "java.lang.String", "text",
            "java.util.List<java.lang.String>", "list",
            "java.time.Duration", "time, as in `30s`",
            "java.net.URI", "address, as in `https://burr.example`",
            "org.springframework.util.unit.DataSize", "size, as in `2MB`");

    private ConfigurationTables() {}

    static String of(ConfigurationMetadata metadata) {
        Map<String, List<Map<String, Object>>> byPrefix = metadata.properties().stream()
                .collect(Collectors.groupingBy(ConfigurationTables::prefix, TreeMap::new, Collectors.toList()));
        return byPrefix.entrySet().stream()
                .map(group -> table(group.getKey(), group.getValue(), metadata))
                .collect(Collectors.joining("\n"));
    }

    private static String prefix(Map<String, Object> property) {
        String name = ConfigurationMetadata.name(property);
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static String table(String prefix, List<Map<String, Object>> properties, ConfigurationMetadata metadata) {
        return "### " + prefix + "\n\n| Property | Takes | Default | |\n|---|---|---|---|\n"
                + properties.stream()
                        .map(property -> row(property, metadata.values(property)))
                        .sorted()
                        .collect(Collectors.joining());
    }

    private static String row(Map<String, Object> property, Map<String, String> values) {
        String defaultValue = defaultText(property.get("defaultValue"));
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        ConfigurationMetadata.name(property),
                        values.isEmpty() ? takes(property) : choices(values.keySet()),
                        defaultValue.isEmpty() ? "" : "`" + defaultValue + "`",
                        description(property, values));
    }

    private static String takes(Map<String, Object> property) {
        String type = String.valueOf(property.get("type"));
        return TAKES.getOrDefault(type, "`" + type.replaceAll(".*[.$]", "") + "`");
    }

    private static String choices(Collection<String> values) {
        List<String> quoted = values.stream().map(value -> "`" + value + "`").toList();
        int last = quoted.size() - 1;
        return last == 0 ? quoted.get(0) : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
    }

    private static String defaultText(@Nullable Object value) {
        return value instanceof List<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                : Objects.toString(value, "");
    }

    private static String description(Map<String, Object> property, Map<String, String> values) {
        var text = new StringBuilder(deprecation(property)).append(escaped(property.get("description")));
        values.forEach((value, meaning) ->
                text.append("<br>`").append(value).append("`: ").append(escaped(meaning)));
        return text.toString();
    }

    private static String deprecation(Map<String, Object> property) {
        if (!(property.get("deprecation") instanceof Map<?, ?> deprecation)) {
            return "";
        }
        Object replacement = deprecation.get("replacement");
        String reason = escaped(deprecation.get("reason"));
        return "**Deprecated.** " + (reason.isEmpty() ? "" : reason + " ")
                + (replacement == null ? "" : "Use `" + replacement + "` in its place. ");
    }

    /** What Markdown would take for its own signs. */
    private static String escaped(@Nullable Object text) {
        return Objects.toString(text, "")
                .replace("\n", " ")
                .replace("<", "&lt;")
                .replaceAll("([*~|`\\[\\]])", "\\\\$1");
    }
}
