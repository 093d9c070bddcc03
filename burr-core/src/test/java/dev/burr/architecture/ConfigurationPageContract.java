package dev.burr.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/configuration.md against the properties that a module has; each module with properties has one subclass. What
 * stands between the marks of the module is made of its metadata, and the rest of the page is written by hand.
 */
public abstract class ConfigurationPageContract {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final String RENEW = "burr.configuration.renew";

    private final String module;

    /** @param module its name, as in the marks */
    protected ConfigurationPageContract(String module) {
        this.module = module;
    }

    @Test
    void pageSaysWhatThePropertiesAre() throws IOException {
        String page = Files.readString(PAGE);
        String actual = withTables(page, ConfigurationTables.of(ConfigurationMetadata.ofThisModule()));

        if (Boolean.getBoolean(RENEW)) {
            Files.writeString(PAGE, actual);
            page = actual;
        }

        assertThat(page)
                .as(
                        "%s is not what the properties of %s say. Renew it with ./mvnw -pl %s -am test"
                                + " -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
                        PAGE, module, module, getClass().getSimpleName(), RENEW)
                .isEqualTo(actual);
    }

    @Test
    void everyPropertyIsDescribedInSentences() throws IOException {
        assertThat(ConfigurationMetadata.ofThisModule().properties())
                .isNotEmpty()
                .allSatisfy(property -> assertThat(property.get("description"))
                        .as(ConfigurationMetadata.name(property))
                        .asString()
                        .matches("(?s)[A-Z].{20,}\\."));
    }

    @Test
    void everyValueThatCanBeChosenIsDescribed() throws IOException {
        ConfigurationMetadata metadata = ConfigurationMetadata.ofThisModule();

        assertThat(metadata.properties()).allSatisfy(property -> {
            Map<String, String> described = metadata.values(property);
            List<String> constants = constants(String.valueOf(property.get("type")));
            if (!constants.isEmpty()) {
                assertThat(described.keySet())
                        .as("values of %s in additional-spring-configuration-metadata.json", property.get("name"))
                        .containsExactlyInAnyOrderElementsOf(constants);
            }
            assertThat(described.values())
                    .allSatisfy(meaning -> assertThat(meaning).matches("[A-Z].*\\."));
        });
    }

    private String withTables(String page, String tables) {
        String begin = "<!-- properties of " + module + " -->\n";
        String end = "<!-- end of properties of " + module + " -->\n";
        var between = Pattern.compile("(?s)(?<=" + Pattern.quote(begin) + ").*(?=" + Pattern.quote(end) + ")")
                .matcher(page);
        assertThat(between.find()).as("marks of %s in %s", module, PAGE).isTrue();
        return page.substring(0, between.start()) + "\n" + tables + "\n" + page.substring(between.end());
    }

    /** Those of an enum, as they are written in properties; none of another type. */
    private static List<String> constants(String type) {
        Class<?> known;
        try {
            known = Class.forName(type);
        } catch (ClassNotFoundException e) {
            assertThat(type).as("a type that can be looked into").contains("<");
            return List.of();
        }
        return known.isEnum()
                ? Arrays.stream(known.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList()
                : List.of();
    }
}
