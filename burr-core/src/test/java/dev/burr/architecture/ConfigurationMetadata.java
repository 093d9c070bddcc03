package dev.burr.architecture;

import dev.burr.serde.Serde;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a module says of its properties: Spring Boot's annotation processor writes it while the module is compiled. */
record ConfigurationMetadata(Map<String, Object> json) {

    private static final Path FILE = Path.of("target", "classes", "META-INF", "spring-configuration-metadata.json");

    static ConfigurationMetadata ofThisModule() throws IOException {
        return parse(Files.readString(FILE));
    }

    @SuppressWarnings("unchecked")
    static ConfigurationMetadata parse(String text) {
        return new ConfigurationMetadata(
                (Map<String, Object>) Objects.requireNonNull(Serde.standard().parse(text)));
    }

    static String name(Map<String, Object> item) {
        return String.valueOf(item.get("name"));
    }

    /** Ours: an actuator endpoint brings some of Spring Boot's, which Spring Boot describes. */
    List<Map<String, Object>> properties() {
        return items(json, "properties").stream()
                .filter(property -> !name(property).startsWith("management."))
                .toList();
    }

    /** The values that hints suggest for a property, and what each means, in their order. */
    Map<String, String> values(Map<String, Object> property) {
        var values = new LinkedHashMap<String, String>();
        for (Map<String, Object> hint : items(json, "hints")) {
            if (name(hint).equals(name(property))) {
                items(hint, "values")
                        .forEach(value -> values.put(
                                String.valueOf(value.get("value")), Objects.toString(value.get("description"), "")));
            }
        }
        return values;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(Map<String, Object> parent, String key) {
        return (List<Map<String, Object>>) parent.getOrDefault(key, List.of());
    }
}
