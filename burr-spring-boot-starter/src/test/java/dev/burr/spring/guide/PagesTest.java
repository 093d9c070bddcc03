package dev.burr.spring.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every block of Java and YAML in the pages about Spring stands in a test of this package, but for white space: lines break as the
 * page likes. Settings that are Spring Boot's alone are its own to test.
 */
final class PagesTest {

    private static final Path PAGES = Path.of("..", "docs");
    private static final Path SOURCES = Path.of("src", "test", "java", "dev", "burr", "spring", "guide");
    private static final Pattern BLOCK = Pattern.compile("```(java|yaml)\\R(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"monitoring.md", "spring.md", "spring-ai.md", "web.md"})
    void showOnlyWhatIsTested(String page) throws IOException {
        List<String> blocks = blocks(Files.readString(PAGES.resolve(page)));

        assertThat(blocks).isNotEmpty();
        assertThat(untested(blocks))
                .as("blocks of %s that stand in no test", page)
                .isEmpty();
    }

    @Test
    void findsWhatIsNotTested() throws IOException {
        assertThat(untested(blocks("```java\nnobody.wrote(this" + ");\n```"))).hasSize(1);
        assertThat(untested(blocks("```yaml\nburr.nobody.wrote: " + "this\n```")))
                .hasSize(1);
        assertThat(blocks("```yaml\nmanagement.tracing.sampling.probability: 1.0\n```"))
                .isEmpty();
    }

    private static List<String> blocks(String page) {
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals("java") || block.group(2).contains("burr"))
                .map((MatchResult block) -> block.group(2))
                .toList();
    }

    private static List<String> untested(List<String> blocks) throws IOException {
        var tests = new ArrayList<String>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                tests.add(withoutSpace(Files.readString(file)));
            }
        }
        return blocks.stream()
                .filter(block -> tests.stream().noneMatch(test -> test.contains(withoutSpace(block))))
                .toList();
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
