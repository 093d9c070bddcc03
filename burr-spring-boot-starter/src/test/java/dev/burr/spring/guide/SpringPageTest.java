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

/** Every block of Java and YAML in docs/spring.md stands in a test of this package, but for white space: lines break as the page likes. */
final class SpringPageTest {

    private static final Path PAGE = Path.of("..", "docs", "spring.md");
    private static final Path SOURCES = Path.of("src", "test", "java", "dev", "burr", "spring", "guide");
    private static final Pattern BLOCK = Pattern.compile("```(?:java|yaml)\\R(.*?)```", Pattern.DOTALL);

    @Test
    void showsOnlyWhatIsTested() throws IOException {
        List<String> blocks = blocks(Files.readString(PAGE));

        assertThat(blocks).isNotEmpty();
        assertThat(untested(blocks))
                .as("blocks of %s that stand in no test", PAGE)
                .isEmpty();
    }

    @Test
    void findsWhatIsNot() throws IOException {
        assertThat(untested(blocks("```java\nnobody.wrote(this" + ");\n```"))).hasSize(1);
    }

    private static List<String> blocks(String page) {
        return BLOCK.matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1))
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
