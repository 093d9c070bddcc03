package dev.burr.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.serde.Serde;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What IDEs show of the properties, which Boot's annotation processor writes while the starter is compiled. */
final class ConfigurationMetadataTest {

    private static final List<Class<?>> RECORDS =
            List.of(BurrProperties.class, RemoteProperties.class, PersistenceProperties.class, AiProperties.class);

    private static final String METADATA = "/META-INF/spring-configuration-metadata.json";

    @Test
    void namesEveryPropertyAndNoOther() throws IOException {
        assertThat(properties())
                .extracting(property -> property.get("name"))
                .containsExactlyInAnyOrderElementsOf(RECORDS.stream()
                        .flatMap(type -> keys(prefix(type), type))
                        .toList());
    }

    @Test
    void describesEveryProperty() throws IOException {
        assertThat(properties()).allSatisfy(property -> assertThat(property.get("description"))
                .asString()
                .hasSizeGreaterThan(20)
                .endsWith("."));
    }

    @Test
    void givesTheDefaultsThatTheCodeHas() throws IOException {
        List<String> withDefault = RECORDS.stream()
                .flatMap(type -> withDefault(prefix(type), type))
                .toList();

        assertThat(properties())
                .filteredOn(property -> property.containsKey("defaultValue"))
                .extracting(property -> property.get("name"))
                .containsExactlyInAnyOrderElementsOf(withDefault);
    }

    private static String prefix(Class<?> type) {
        return type.getAnnotation(ConfigurationProperties.class).value() + ".";
    }

    private static Stream<String> keys(String prefix, Class<?> type) {
        return components(type)
                .flatMap(component -> component.getType().isRecord()
                        ? keys(prefix + dashed(component) + ".", component.getType())
                        : Stream.of(prefix + dashed(component)));
    }

    private static Stream<String> withDefault(String prefix, Class<?> type) {
        List<RecordComponent> components = components(type).toList();
        var parameters = type.getDeclaredConstructors()[0].getParameters();
        return components.stream().flatMap(component -> {
            if (component.getType().isRecord()) {
                return withDefault(prefix + dashed(component) + ".", component.getType());
            }
            boolean hasDefault = parameters[components.indexOf(component)].isAnnotationPresent(DefaultValue.class);
            return hasDefault ? Stream.of(prefix + dashed(component)) : Stream.empty();
        });
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents());
    }

    private static String dashed(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> properties() throws IOException {
        try (InputStream metadata =
                Objects.requireNonNull(ConfigurationMetadataTest.class.getResourceAsStream(METADATA), METADATA)) {
            var json = (Map<String, Object>) Serde.standard().parse(metadata.readAllBytes());
            var all = (List<Map<String, Object>>) Objects.requireNonNull(json).get("properties");
            // An endpoint brings some of Spring Boot's.
            return Objects.requireNonNull(all).stream()
                    .filter(property -> !String.valueOf(property.get("name")).startsWith("management.endpoint.burr."))
                    .toList();
        }
    }
}
