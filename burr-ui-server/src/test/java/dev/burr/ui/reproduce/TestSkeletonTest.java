package dev.burr.ui.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.CompiledSource;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestSkeletonTest {

    @Test
    void runsTheCasesOfAFile() {
        assertThat(TestSkeleton.of("check_safety", Path.of("traces/safety.json")))
                .isEqualTo(
                        """
                        import static dev.burr.test.BurrAssertions.assertThat;

                        import dev.burr.cases.TraceCase;
                        import dev.burr.core.Action;
                        import dev.burr.test.TraceSource;
                        import org.junit.jupiter.params.ParameterizedTest;

                        class CheckSafetyTest {

                            @ParameterizedTest
                            @TraceSource(value = "traces/safety.json", action = "check_safety")
                            void doesAsRecorded(TraceCase testCase) {
                                assertThat(testCase.run(action())).matchesRecordedState();
                            }

                            private static Action action() {
                                throw new UnsupportedOperationException("Return the action 'check_safety' here.");
                            }
                        }""");
    }

    @ParameterizedTest
    @CsvSource({
        "src/test/resources/traces/a.json, traces/a.json",
        "./src/test/resources/a.json, a.json",
        "/home/ana/chat/src/test/resources/traces/a.json, traces/a.json",
        "src/main/resources/a.json, a.json",
        "traces/a.json, traces/a.json",
        "../cases/./a.json, ../cases/a.json"
    })
    void namesTheFileAsTheTestWillFindIt(Path file, String named) {
        assertThat(TestSkeleton.of("a", file)).contains("@TraceSource(value = \"" + named + "\",");
    }

    @ParameterizedTest
    @CsvSource({
        "respond, Respond",
        "check_safety, CheckSafety",
        "checkSafety, CheckSafety",
        "call.the-model, CallTheModel",
        "2nd try!, Action2ndTry",
        "ärger, Ärger",
        "'', Action",
        "$, Action"
    })
    void namesTheClassAfterTheAction(String action, String name) {
        assertThat(TestSkeleton.className(action)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"respond", "check_safety", "2nd try!", "ärger", "class", "`a\"b\\c\td`", "``"})
    void compiles(String action, @TempDir Path folder) throws IOException {
        String source = TestSkeleton.of(action, Path.of("traces/it.json"));

        assertThat(CompiledSource.problems(TestSkeleton.className(action) + "Test", source, folder))
                .isEmpty();
    }
}
