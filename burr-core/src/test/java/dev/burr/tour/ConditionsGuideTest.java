package dev.burr.tour;

import static dev.burr.core.Condition.contains;
import static dev.burr.core.Condition.eq;
import static dev.burr.core.Condition.gt;
import static dev.burr.core.Condition.gte;
import static dev.burr.core.Condition.in;
import static dev.burr.core.Condition.isNull;
import static dev.burr.core.Condition.lt;
import static dev.burr.core.Condition.lte;
import static dev.burr.core.Condition.ne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.core.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/conditions.md and README say is so. */
class ConditionsGuideTest {

    private static String read(String file) throws IOException {
        return Files.readString(Path.of("..", file));
    }

    private static List<String> texts(String document, String pattern) {
        return Pattern.compile(pattern)
                .matcher(document)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/conditions.md", "README.md"})
    void expressionsOfSnippetsCanBeRead(String file) throws IOException {
        List<String> expressions = texts(read(file), "when\\(\"([^\"…]+)\"\\)");

        assertThat(expressions).isNotEmpty().allSatisfy(Condition::expr);
    }

    @Test
    void formsOfTheTableCanBeRead() throws IOException {
        String guide = read("docs/conditions.md");
        String table = guide.substring(guide.indexOf("| You write |"), guide.indexOf("A key whose name"));
        Stream<String> questions = texts(table, "\\| (`.*`) \\|").stream()
                .flatMap(cell -> texts(cell, "`([^`]+)`").stream())
                .filter(form -> form.matches(".*\\w.*"))
                .filter(form -> !List.of("and", "or", "not").contains(form))
                .map(form -> form.matches(".* (in|contains|is) .*") ? form : form + " == 1");

        assertThat(questions).hasSizeGreaterThan(20).allSatisfy(Condition::expr);
    }

    @Test
    void theErrorOfTheGuideIsWhatIsSaid() throws IOException {
        String guide = read("docs/conditions.md");
        String block = guide.substring(guide.indexOf("Expression can't be read"));

        assertThatThrownBy(() -> Condition.expr("counter < 10 &&"))
                .hasMessage(block.substring(0, block.indexOf("\n```")));
    }

    @Test
    void namesOfTheGuideAreTheNames() throws IOException {
        Stream<Condition> conditions = Stream.of(
                eq("safe", true),
                ne("n", 5),
                lt("n", 5),
                lte("n", 5),
                gt("n", 5),
                gte("n", 5),
                in("mode", "chat", "code"),
                contains("tags", "vip"),
                isNull("answer"));

        assertThat(read("docs/conditions.md"))
                .contains(conditions
                        .map(condition -> "`" + condition.name() + "`")
                        .toList());
    }
}
