package dev.burr.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that CI's count of the tests that ran can fail. */
final class TestReportsTest {
    private static final String PASSED = "<testcase classname='FooTest' name='passes'/>";

    @TempDir
    private Path root;

    @BeforeEach
    void writeParentPom() throws IOException {
        Files.writeString(
                root.resolve("pom.xml"),
                """
                <project>
                  <modules><module>one</module><module>two</module></modules>
                  <profiles>
                    <profile><id>single-test</id></profile>
                    <profile><id>benchmarks</id><modules><module>three</module></modules></profile>
                  </profiles>
                </project>
                """);
    }

    @Test
    void acceptsModulesWhoseTestsAllRan() throws Exception {
        report("one", "surefire", PASSED + PASSED);
        report("two", "failsafe", PASSED);

        Outcome outcome = run();

        assertThat(outcome.output()).contains("one", "2 run", "two", "1 run", "3 passed, 0 failed, 0 skipped");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void rejectsAModuleThatRanNoTest() throws Exception {
        report("one", "surefire", PASSED);

        Outcome outcome = run();

        assertThat(outcome.output()).contains("Module 'two' ran no test.");
        assertThat(outcome.exitCode()).isOne();
    }

    @Test
    void rejectsASkippedTest() throws Exception {
        report("one", "surefire", PASSED);
        report("two", "surefire", PASSED + skipped("no browser"));

        Outcome outcome = run();

        assertThat(outcome.output())
                .contains("Test 'FooTest.skips' of module 'two' was skipped: no browser")
                .contains("2 passed, 0 failed, 1 skipped");
        assertThat(outcome.exitCode()).isOne();
    }

    @Test
    void rejectsAFailedTest() throws Exception {
        report("one", "surefire", PASSED);
        report("two", "failsafe", "<testcase classname='FooIT' name='fails'><error/></testcase>");

        Outcome outcome = run();

        assertThat(outcome.output()).contains("Test 'FooIT.fails' of module 'two' failed.");
        assertThat(outcome.exitCode()).isOne();
    }

    @Test
    void saysWhyATestFailed() throws Exception {
        report("one", "surefire", PASSED);
        report(
                "two",
                "surefire",
                "<testcase classname='FooTest' name='fails'><failure>Expected 1\n  but was 2</failure></testcase>");

        assertThat(run().output())
                .containsSubsequence(
                        "Test 'FooTest.fails' of module 'two' failed.", "    Expected 1", "      but was 2");
    }

    @Test
    void countsTheModulesOfAProfileThatWasBuilt() throws Exception {
        report("one", "surefire", PASSED);
        report("two", "surefire", PASSED);
        report("three", "surefire", "<testcase classname='FooTest' name='fails'><failure/></testcase>");

        Outcome outcome = run("benchmarks");

        assertThat(outcome.output())
                .contains("Test 'FooTest.fails' of module 'three' failed.")
                .contains("2 passed, 1 failed, 0 skipped");
        assertThat(outcome.exitCode()).isOne();
    }

    @Test
    void rejectsAModuleOfAProfileThatRanNoTest() throws Exception {
        report("one", "surefire", PASSED);
        report("two", "surefire", PASSED);

        Outcome outcome = run("benchmarks");

        assertThat(outcome.output()).contains("Module 'three' ran no test.");
        assertThat(outcome.exitCode()).isOne();
    }

    @Test
    void rejectsAProfileThatIsNotThere() throws Exception {
        report("one", "surefire", PASSED);
        report("two", "surefire", PASSED);

        Outcome outcome = run("benchmark");

        assertThat(outcome.output()).contains("There is no profile 'benchmark'.");
        assertThat(outcome.exitCode()).isOne();
    }

    private static String skipped(String reason) {
        return "<testcase classname='FooTest' name='skips'><skipped message='%s'/></testcase>".formatted(reason);
    }

    private void report(String module, String plugin, String testCases) throws IOException {
        Path folder = root.resolve(module).resolve("target").resolve(plugin + "-reports");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("TEST-Foo.xml"), "<testsuite>%s</testsuite>".formatted(testCases));
    }

    private Outcome run(String... profiles) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = new ArrayList<>(List.of(java.toString(), "../.ci/TestReports.java", root.toString()));
        command.addAll(List.of(profiles));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private record Outcome(int exitCode, String output) {}
}
