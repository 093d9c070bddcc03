package dev.burr.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java block of a guide stands in a test of this package, but for white space: lines break as the page likes. */
final class GuideSnippetsTest {

    private static final Path GUIDES = Path.of("..", "docs", "guides");
    private static final Path SOURCES = Path.of("src", "test", "java", "dev", "burr", "guide");
    private static final Pattern BLOCK = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    static List<Path> guides() throws IOException {
        try (Stream<Path> files = Files.list(GUIDES)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("guides")
    void showsOnlyWhatIsTested(Path guide) throws IOException {
        List<String> tests = tests();

        List<String> blocks = BLOCK.matcher(Files.readString(guide))
                .results()
                .map(block -> block.group(1))
                .toList();

        assertThat(blocks).isNotEmpty();
        assertThat(blocks.stream()
                        .filter(block -> tests.stream().noneMatch(test -> test.contains(withoutSpace(block)))))
                .as("blocks of %s that stand in no test of dev.burr.guide", guide)
                .isEmpty();
    }

    private static List<String> tests() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(GuideSnippetsTest::read)
                    .map(GuideSnippetsTest::withoutSpace)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
